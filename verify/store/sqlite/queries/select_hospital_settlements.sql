-- One run's stays in hospital of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, hospital, admitted_on, settled_on, deposit, returned, county
  FROM hospital_settlements
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
