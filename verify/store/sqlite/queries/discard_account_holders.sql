-- Some of the rows of an abandoned import.
DELETE FROM account_holders
 WHERE (batch_id, run, citizen_id, line) IN
       (SELECT batch_id, run, citizen_id, line FROM account_holders WHERE batch_id = :batch LIMIT :rows)
