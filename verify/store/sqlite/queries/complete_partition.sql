-- Marks a partition done, once.
UPDATE job_partitions
   SET done = 1, subjects = :subjects, worker = NULL, leased_until = NULL
 WHERE job_id = :job AND ordinal = :ordinal AND done = 0
