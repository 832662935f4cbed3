DELETE FROM indexed_batches WHERE batch_id = :batch
