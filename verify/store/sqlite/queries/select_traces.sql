-- One run's traces of life of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, kind, seen_on, county
  FROM traces
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
