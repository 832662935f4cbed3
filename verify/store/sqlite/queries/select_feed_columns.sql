-- How many rows of the current deliveries hold a value, by feed and column, and in how many it was looked for.
SELECT feed, "column", SUM(filled), SUM(rows_accepted)
  FROM batch_columns JOIN batches ON id = batch_id
 WHERE state = 'committed' AND superseded_by IS NULL
 GROUP BY feed, "column"
 ORDER BY feed, "column"
