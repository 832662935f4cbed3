INSERT INTO cases (id, subject, state, name, county, town, village, opened_at, version)
  VALUES (1, 13022519480315001, 'open', '王秀英', 130225, '胡各庄镇', '西街村', 1522000000000, 1);
INSERT INTO case_events (id, case_id, at, actor, what, text)
  VALUES (1, 1, 1522000000000, 'actor 1', 'what 1', 'text 1');
INSERT INTO findings (id, check_code, subject, period, name, county, town, village, lost, flowing_per_month, owed, reasons, citations, first_found_at, last_seen_run, case_id)
  VALUES (1, 'D1', 13022519480315001, 'period 1', '王秀英', 130225, '胡各庄镇', '西街村', 1, 1, 1, '[]', '[]', 1522000000000, 1, 1);
INSERT INTO set_asides (subject, fingerprint, because, case_id, decided_at)
  VALUES (13022519480315001, '00ff', 'registry_wrong', 1, 1522000000000);
