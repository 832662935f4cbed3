-- Of an index that is whole.
SELECT first_keys FROM roll_indexes WHERE batch_id = :batch AND first_keys IS NOT NULL
