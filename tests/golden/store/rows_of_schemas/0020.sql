INSERT INTO observations (id, check_code, kind, thing, period, name, county, town, village, monthly, reasons, citations, first_seen_at, last_seen_at, last_seen_run, withdrawn_at)
  VALUES (1, 'D1', 1, 'thing 1', 'period 1', '王秀英', 130225, '胡各庄镇', '西街村', 1, '[]', '[]', 1522000000000, 1522000000000, 2, 1522000000000);
