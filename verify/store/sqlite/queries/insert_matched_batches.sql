INSERT INTO matched_batches (record_batch_id, roll_batch_id) VALUES (:records, :roll) ON CONFLICT DO NOTHING
