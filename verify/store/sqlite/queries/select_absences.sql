-- One run's absences of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, kind, valid_from, valid_to, authority, county
  FROM absences
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
