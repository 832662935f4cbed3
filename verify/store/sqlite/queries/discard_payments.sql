-- Some of the rows of an abandoned import.
DELETE FROM payments
 WHERE (batch_id, run, citizen_id, month, line) IN
       (SELECT batch_id, run, citizen_id, month, line FROM payments WHERE batch_id = :batch LIMIT :rows)
