DELETE FROM roll_index_stretches WHERE batch_id = :batch
