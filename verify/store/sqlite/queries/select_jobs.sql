-- Newest first. A negative limit means all.
SELECT id, kind, state, requested_by, requested_at, started_at, finished_at, parameters, result, phase, done, total,
       wish, error_code, error_what, error_where, error_hint
  FROM jobs
 ORDER BY id DESC
 LIMIT :limit
