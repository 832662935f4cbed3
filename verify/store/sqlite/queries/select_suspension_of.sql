-- The subject's active suspension; else the last one.
SELECT id, case_id, subject, state, served_on, how, served_by, recorded_at, recorded_by, reply_until, proposed_by, confirmed_by,
       in_force_since, suppliers, ended_by, ended_at, ended_because, version
  FROM suspensions
 WHERE subject = :subject
 ORDER BY state IN ('noticed', 'proposed', 'in_force') DESC, id DESC
 LIMIT 1
