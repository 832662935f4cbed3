-- Ended ones too when asked for.
SELECT id, case_id, subject, state, served_on, how, served_by, recorded_at, recorded_by, reply_until, proposed_by, confirmed_by,
       in_force_since, suppliers, ended_by, ended_at, ended_because, version
  FROM suspensions
 WHERE :with_ended OR state IN ('noticed', 'proposed', 'in_force')
 ORDER BY id
