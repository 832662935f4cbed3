-- The defects of a committed batch's accepted rows, in order of line.
SELECT d.line, d."column", d.code, d.detail
  FROM damaged_rows d JOIN batches b ON b.id = d.batch_id
 WHERE d.batch_id = :batch AND b.state = 'committed'
 ORDER BY d.line, d.id
