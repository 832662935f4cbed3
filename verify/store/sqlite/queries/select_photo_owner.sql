SELECT person FROM photos WHERE id = :photo
