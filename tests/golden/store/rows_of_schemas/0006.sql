INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject, worker, leased_until, done, subjects)
  VALUES (1, 2, 2, 2, 'worker 2', 2, 1, 2);
