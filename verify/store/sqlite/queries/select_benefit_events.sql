-- One run's changes of benefits of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, scheme, kind, happened_on, station, operator_name, account, county
  FROM benefit_events
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
