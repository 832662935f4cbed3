INSERT INTO batch_months (batch_id, scheme, county, month, rows) VALUES (:batch, :scheme, :county, :month, :rows)
