DELETE FROM roll_indexes WHERE batch_id = :batch
