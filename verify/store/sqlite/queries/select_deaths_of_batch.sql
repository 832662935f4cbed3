-- A batch's death records in order of line.
SELECT citizen_id, line, id_as_delivered, name, sex, birth_date, county, town, village
  FROM deaths
 WHERE batch_id = :batch
 ORDER BY run, line
