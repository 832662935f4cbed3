-- All committed batches, superseded ones too, newest first.
SELECT id, feed, delivery, file_sha256, bytes, received_at, received_by, encoding, columns, rows_in, rows_accepted,
       rows_rejected, rows_damaged, superseded_by, superseded_at, sheet, hidden_rows, sheets_not_read,
       COALESCE(profile_sha256, ''), first_day, last_day
  FROM batches
 WHERE state = 'committed'
 ORDER BY id DESC
