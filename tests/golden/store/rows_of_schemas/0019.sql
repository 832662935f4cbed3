INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject, worker, leased_until, done, subjects, only_concerned)
  VALUES (2, 3, 3, 3, 'worker 3', 3, 0, 3, 0);
INSERT INTO run_bases (job_id, as_of, context, batches, news_id)
  VALUES (1, 17500, 'context 1', 'batches 1', 1);
INSERT INTO run_subjects (job_id, subject)
  VALUES (1, 13022519480315001);
INSERT INTO due_subjects (subject, changes_on)
  VALUES (13022519480315001, 17500);
