-- Some of the recorded defects of an abandoned import.
DELETE FROM damaged_rows WHERE id IN (SELECT id FROM damaged_rows WHERE batch_id = :batch LIMIT :rows)
