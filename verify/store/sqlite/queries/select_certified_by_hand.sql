-- One run's certifications by hand, in order of citizen.
SELECT citizen_id, line, happened_on, station, operator_name, county
  FROM benefit_events
 WHERE batch_id = :batch AND run = :run AND kind = :kind
 ORDER BY citizen_id
