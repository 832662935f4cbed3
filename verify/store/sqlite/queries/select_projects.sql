-- One batch's building projects, in order of line.
SELECT line, number, name, builder, started_on, insured_on, county, town, village
  FROM projects
 WHERE batch_id = :batch
 ORDER BY line
