-- The months that a batch of payments is for.
SELECT scheme, county, month, rows
  FROM batch_months
 WHERE batch_id = :batch
