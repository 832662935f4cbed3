-- One batch's stations and operators, in order of line.
SELECT line, code, name, operator_name, valid_from, valid_to, county, town, village
  FROM stations
 WHERE batch_id = :batch
 ORDER BY line
