INSERT INTO batches (id, feed, delivery, file_sha256, bytes, received_at, received_by, state, encoding, columns, rows_in, rows_accepted, rows_rejected, rows_damaged, runs)
  VALUES (1, 1, 'delivery 1', '0000000000000000000000000000000000000000000000000000000000000001', 1, 1522000000000, 'received by 1', 'committed', 1, '["id_number"]', 1, 1, 1, 1, 1);
INSERT INTO rejects (id, batch_id, line, column, code, detail, fields)
  VALUES (1, 1, 1, 'column 1', 'code 1', 'detail 1', '["id_number"]');
INSERT INTO damaged_rows (id, batch_id, line, column, code, detail)
  VALUES (1, 1, 1, 'column 1', 'code 1', 'detail 1');
INSERT INTO subjects (citizen_id)
  VALUES (13022519480315001);
INSERT INTO same_human_hashes (hash, citizen_id)
  VALUES (1, 13022519480315001);
INSERT INTO shared_hashes (hash)
  VALUES (1);
INSERT INTO enrolments (batch_id, run, citizen_id, line, fifteen_digits, name, sex, birth_date, scheme, county, town, village, account, enrolled_on, benefit_from, benefit_to, account_balance)
  VALUES (1, 1, 13022519480315001, 1, 0, '王秀英', 2, 17500, 1, 130225, '胡各庄镇', '西街村', '6217990012345678901', 17500, 201006, 202001, 12850);
INSERT INTO payments (batch_id, run, citizen_id, month, line, fifteen_digits, name, scheme, amount, paid_on, account, county)
  VALUES (1, 1, 13022519480315001, 201803, 1, 0, '王秀英', 1, 12850, 17500, '6217990012345678901', 130225);
INSERT INTO deaths (batch_id, run, line, citizen_id, id_as_delivered, name, sex, birth_date, death_date, reported_by, county, recorded_on)
  VALUES (1, 1, 1, 13022519480315001, '', '王秀英', 2, 17500, 17500, 1, 130225, 17500);
INSERT INTO registry_periods (batch_id, run, citizen_id, line, name, registry, valid_from, valid_to, county, town, village)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 1, 17500, 17900, 130225, '胡各庄镇', '西街村');
INSERT INTO contributions (batch_id, run, citizen_id, line, name, year, amount, paid_on, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 2017, 12850, 17500, 130225);
INSERT INTO traces (batch_id, run, citizen_id, line, name, kind, seen_on, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 1, 17500, 130225);
