INSERT INTO deaths (batch_id, run, line, citizen_id, id_as_delivered, name, sex, birth_date, death_date, reported_by, county, recorded_on, town, village)
  VALUES (1, 2, 2, 13022519480315002, '', '王秀英', 2, 17501, 17501, 2, 130225, 17501, '胡各庄镇', '西街村');
INSERT INTO registry_periods (batch_id, run, citizen_id, line, name, registry, valid_from, valid_to, county, town, village, fifteen_digits)
  VALUES (1, 2, 13022519480315002, 2, '王秀英', 2, 17501, 17901, 130225, '胡各庄镇', '西街村', 0);
INSERT INTO record_links (subject, roll_batch_id, record_kind, record_batch_id, record_line, record_citizen, weight, compared)
  VALUES (13022519480315001, 1, 1, 1, 1, 1, 0.25, 'compared 1');
INSERT INTO matched_batches (record_batch_id, roll_batch_id)
  VALUES (1, 1);
INSERT INTO roll_index_stretches (id, batch_id, stretch, first_keys)
  VALUES (1, 1, 1, x'01020300');
INSERT INTO roll_index_pages (id, entries)
  VALUES (1, x'01020300');
INSERT INTO indexed_batches (batch_id)
  VALUES (1);
INSERT INTO linkage_models (id, model)
  VALUES (1, 'model 1');
