-- The notice stays as it was recorded. One that has ended, or changed since it was read, stays as it is.
UPDATE suspensions
   SET state = :state, proposed_by = :proposed_by, confirmed_by = :confirmed_by, in_force_since = :in_force_since,
       suppliers = :suppliers, ended_by = :ended_by, ended_at = :ended_at, ended_because = :ended_because,
       version = version + 1
 WHERE id = :suspension AND version = :version AND state IN ('noticed', 'proposed', 'in_force')
