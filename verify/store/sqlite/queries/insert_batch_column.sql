INSERT INTO batch_columns (batch_id, "column", filled) VALUES (:batch, :column, :filled)
