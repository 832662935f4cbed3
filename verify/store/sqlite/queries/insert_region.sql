INSERT INTO regions (batch_id, line, code, name, valid_from, valid_to, successor)
VALUES (:batch, :line, :code, :name, :valid_from, :valid_to, :successor)
