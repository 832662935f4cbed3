UPDATE roll_indexes SET first_keys = :first_keys WHERE batch_id = :batch
