INSERT INTO projects (batch_id, line, number, name, builder, started_on, insured_on, county, town, village)
VALUES (:batch, :line, :number, :name, :builder, :started_on, :insured_on, :county, :town, :village)
