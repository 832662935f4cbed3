-- The current batches of a feed with just these bytes, whatever the deliveries were called.
SELECT id, feed, delivery, file_sha256, bytes, received_at, received_by, encoding, columns, rows_in, rows_accepted,
       rows_rejected, rows_damaged, superseded_by, superseded_at, sheet, hidden_rows, sheets_not_read,
       COALESCE(profile_sha256, ''), first_day, last_day
  FROM batches
 WHERE feed = :feed AND file_sha256 = :file_sha256 AND state = 'committed' AND superseded_by IS NULL
 ORDER BY id
