-- Leases the first partition that is neither done nor held beyond now.
UPDATE job_partitions
   SET worker = :worker, leased_until = :until
 WHERE (job_id, ordinal) =
       (SELECT job_id, ordinal
          FROM job_partitions
         WHERE job_id = :job AND done = 0 AND (leased_until IS NULL OR leased_until <= :now)
         ORDER BY ordinal
         LIMIT 1)
RETURNING ordinal, first_subject, end_subject, only_concerned
