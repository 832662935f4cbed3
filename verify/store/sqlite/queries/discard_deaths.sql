-- Some of the rows of an abandoned import.
DELETE FROM deaths
 WHERE (batch_id, run, line) IN (SELECT batch_id, run, line FROM deaths WHERE batch_id = :batch LIMIT :rows)
