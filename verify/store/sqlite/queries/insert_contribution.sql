INSERT INTO contributions (batch_id, run, citizen_id, line, name, year, amount, paid_on, county)
VALUES (:batch, :run, :citizen, :line, :name, :year, :amount, :paid_on, :county)
