INSERT INTO damaged_rows (batch_id, line, "column", code, detail)
VALUES (:batch, :line, :column, :code, :detail)
