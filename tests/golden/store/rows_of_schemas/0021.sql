INSERT INTO batches (id, feed, delivery, file_sha256, bytes, received_at, received_by, state, encoding, columns, rows_in, rows_accepted, rows_rejected, rows_damaged, runs, sheet, hidden_rows, sheets_not_read, profile_sha256, first_day, last_day)
  VALUES (4, 4, 'delivery 4', '0000000000000000000000000000000000000000000000000000000000000004', 4, 1522000000003, 'received by 4', 'committed', 1, '["id_number"]', 4, 4, 4, 4, 4, 'sheet 4', 0, '["备注"]', '0000000000000000000000000000000000000000000000000000000000000001', 4, 4);
INSERT INTO batch_columns (batch_id, column, filled)
  VALUES (1, 'column 1', 1);
INSERT INTO batch_lags (batch_id, days, rows)
  VALUES (1, 1, 1);
INSERT INTO batch_months (batch_id, scheme, county, month, rows)
  VALUES (1, 1, 130225, 201709, 1);
