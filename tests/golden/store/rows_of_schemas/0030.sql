INSERT INTO batches (id, feed, delivery, file_sha256, bytes, received_at, received_by, state, encoding, columns, rows_in, rows_accepted, rows_rejected, rows_damaged, runs, sheet, hidden_rows, sheets_not_read, profile_sha256, first_day, last_day, rows_digest)
  VALUES (5, 1, 'delivery 5', '0000000000000000000000000000000000000000000000000000000000000005', 5, 1522000000004, 'received by 5', 'committed', 1, '["id_number"]', 5, 5, 5, 5, 5, 'sheet 5', 0, '["备注"]', '0000000000000000000000000000000000000000000000000000000000000001', 5, 5, 'rows digest 5');
INSERT INTO suspensions (id, case_id, subject, state, served_on, how, served_by, recorded_at, recorded_by, reply_until, proposed_by, confirmed_by, in_force_since, suppliers, ended_because, version)
  VALUES (2, 2, 13022519480315002, 'in_force', 17600, 'how 2', 'served by 2', 1522000000001, 'recorded by 2', 17610, 'proposed by 2', 'confirmed by 2', 1522800000000, 'health
police', '', 2);
