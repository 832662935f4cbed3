INSERT INTO roll_indexes (batch_id) VALUES (:batch)
