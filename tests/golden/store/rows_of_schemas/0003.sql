INSERT INTO jobs (id, kind, state, requested_by, requested_at, started_at, finished_at, parameters, result, phase, done, total, error_code, error_what, error_where, error_hint, concluded_at)
  VALUES (1, 2, 3, 'requested by 1', 1522000000000, 1522000000000, 1522000000000, '{}', '{}', 'phase 1', 3, 1, 'error code 1', 'error what 1', 'error where 1', 'error hint 1', 1522000000000);
INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject, worker, leased_until, done)
  VALUES (1, 1, 1, 1, 'worker 1', 1, 0);
