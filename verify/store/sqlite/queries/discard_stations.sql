-- Some of the rows of an abandoned import.
DELETE FROM stations
 WHERE (batch_id, line) IN (SELECT batch_id, line FROM stations WHERE batch_id = :batch LIMIT :rows)
