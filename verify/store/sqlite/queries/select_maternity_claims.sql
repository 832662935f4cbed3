-- One run's payments for births of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, kind, born_on, amount, paid_on, hospital, county
  FROM maternity_claims
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
