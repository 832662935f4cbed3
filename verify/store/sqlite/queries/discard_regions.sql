-- Some of the rows of an abandoned import.
DELETE FROM regions
 WHERE (batch_id, line) IN (SELECT batch_id, line FROM regions WHERE batch_id = :batch LIMIT :rows)
