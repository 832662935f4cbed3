-- The refused rows of a committed batch, in order of line.
SELECT r.line, r."column", r.code, r.detail, r.fields
  FROM rejects r JOIN batches b ON b.id = r.batch_id
 WHERE r.batch_id = :batch AND b.state = 'committed'
 ORDER BY r.line, r.id
