-- A batch's registry periods.
SELECT citizen_id, line, fifteen_digits, name, county, town, village
  FROM registry_periods
 WHERE batch_id = :batch
