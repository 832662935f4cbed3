INSERT INTO batches (id, feed, delivery, file_sha256, bytes, received_at, received_by, state, encoding, columns, rows_in, rows_accepted, rows_rejected, rows_damaged, runs, sheet, hidden_rows, sheets_not_read)
  VALUES (3, 3, 'delivery 3', '0000000000000000000000000000000000000000000000000000000000000003', 3, 1522000000002, 'received by 3', 'committed', 1, '["id_number"]', 3, 3, 3, 3, 3, 'sheet 3', 0, '["备注"]');
INSERT INTO profiles (sha256, name, text, kept_at, kept_by)
  VALUES ('0000000000000000000000000000000000000000000000000000000000000001', '王秀英', 'text 1', 1522000000000, 'kept by 1');
