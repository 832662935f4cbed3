-- The latest moment that the store tells of; NULL when it is new.
SELECT max(at) FROM (
  SELECT max(at) AS at FROM audit_newest
  UNION ALL SELECT max(requested_at) FROM jobs
  UNION ALL SELECT max(finished_at) FROM jobs
  UNION ALL SELECT max(received_at) FROM batches)
