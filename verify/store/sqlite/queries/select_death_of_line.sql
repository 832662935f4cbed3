-- One run's death record of a line, with the columns of select_deaths.
SELECT citizen_id, line, id_as_delivered, name, sex, birth_date, death_date, reported_by, county, town, village,
       recorded_on, withdrawn_on
  FROM deaths
 WHERE batch_id = :batch AND run = :run AND line = :line
