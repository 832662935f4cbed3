-- One run's death records of a range of citizens, in order of citizen. Records without a usable number have none.
SELECT citizen_id, line, id_as_delivered, name, sex, birth_date, death_date, reported_by, county, town, village,
       recorded_on, withdrawn_on
  FROM deaths
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
