INSERT INTO batch_lags (batch_id, days, rows) VALUES (:batch, :days, :rows)
