INSERT INTO maternity_claims (batch_id, run, citizen_id, line, name, kind, born_on, amount, paid_on, hospital, county)
VALUES (:batch, :run, :citizen, :line, :name, :kind, :born_on, :amount, :paid_on, :hospital, :county)
