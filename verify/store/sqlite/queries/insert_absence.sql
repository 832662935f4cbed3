INSERT INTO absences (batch_id, run, citizen_id, line, name, kind, valid_from, valid_to, authority, county)
VALUES (:batch, :run, :citizen, :line, :name, :kind, :valid_from, :valid_to, :authority, :county)
