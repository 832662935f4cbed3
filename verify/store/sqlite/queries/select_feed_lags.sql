-- How many rows of the current deliveries have a lag of so many days, by feed.
SELECT feed, days, SUM(rows)
  FROM batch_lags JOIN batches ON id = batch_id
 WHERE state = 'committed' AND superseded_by IS NULL
 GROUP BY feed, days
 ORDER BY feed, days
