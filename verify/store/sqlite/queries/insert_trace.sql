INSERT INTO traces (batch_id, run, citizen_id, line, name, kind, seen_on, county)
VALUES (:batch, :run, :citizen, :line, :name, :kind, :seen_on, :county)
