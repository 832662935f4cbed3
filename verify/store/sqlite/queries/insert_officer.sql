INSERT INTO officers (user, person, name, at, by) VALUES (:user, :person, :name, :at, :by)
