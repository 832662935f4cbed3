INSERT INTO rejects (batch_id, line, "column", code, detail, fields)
VALUES (:batch, :line, :column, :code, :detail, :fields)
