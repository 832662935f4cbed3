-- One run's bank accounts on the roll, in order of citizen.
SELECT citizen_id, account
  FROM enrolments
 WHERE batch_id = :batch AND run = :run AND account <> ''
 ORDER BY citizen_id
