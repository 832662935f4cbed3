-- Some of the rejects of an abandoned import.
DELETE FROM rejects WHERE id IN (SELECT id FROM rejects WHERE batch_id = :batch LIMIT :rows)
