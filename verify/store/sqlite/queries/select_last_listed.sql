-- The last month that the current deliveries list under each code of a county.
SELECT m.county, max(m.month)
  FROM batch_months m JOIN batches b ON b.id = m.batch_id
 WHERE b.state = 'committed' AND b.superseded_by IS NULL
 GROUP BY m.county
 ORDER BY m.county
