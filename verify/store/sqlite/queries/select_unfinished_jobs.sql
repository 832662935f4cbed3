-- Queued, running and paused jobs, oldest first.
SELECT id, kind, state, requested_by, requested_at, started_at, finished_at, parameters, result, phase, done, total,
       wish, error_code, error_what, error_where, error_hint
  FROM jobs
 WHERE state IN (1, 2, 6)
 ORDER BY id
