INSERT INTO roll_index_stretches (batch_id, stretch, first_keys) VALUES (:batch, :stretch, :first_keys)
