INSERT INTO jobs (id, kind, state, requested_by, requested_at, parameters, wish)
  VALUES (35, 2, 6, 'requested by 35', 1522000000035, '{}', NULL), (36, 2, 2, 'requested by 36', 1522000000036, '{}', 2);
INSERT INTO run_changes (job_id, appeared, changed, withdrawn)
  VALUES (1, 3, 2, 1);
