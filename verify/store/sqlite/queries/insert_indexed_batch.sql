INSERT INTO indexed_batches (batch_id) VALUES (:batch) ON CONFLICT DO NOTHING
