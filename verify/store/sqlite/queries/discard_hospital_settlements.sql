-- Some of the rows of an abandoned import.
DELETE FROM hospital_settlements
 WHERE (batch_id, run, citizen_id, line) IN
       (SELECT batch_id, run, citizen_id, line FROM hospital_settlements WHERE batch_id = :batch LIMIT :rows)
