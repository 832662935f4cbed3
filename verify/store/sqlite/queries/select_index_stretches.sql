-- The stretches of a batch's index.
SELECT stretch, first_keys FROM roll_index_stretches WHERE batch_id = :batch ORDER BY stretch
