-- The first and the last day that a batch's rows speak of.
UPDATE batches
   SET first_day = :first_day, last_day = :last_day
 WHERE id = :batch
