-- One batch's region codes, in order of line.
SELECT line, code, name, valid_from, valid_to, successor
  FROM regions
 WHERE batch_id = :batch
 ORDER BY line
