-- One run's registry periods of a range of citizens, in order of citizen.
SELECT citizen_id, line, fifteen_digits, name, registry, valid_from, valid_to, exit_procedure, county, town,
       village
  FROM registry_periods
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
