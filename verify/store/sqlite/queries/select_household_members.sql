-- One run's memberships in households of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, household, relation, valid_from, valid_to, county
  FROM household_members
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
