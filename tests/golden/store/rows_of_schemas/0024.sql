INSERT INTO cases (id, subject, state, name, county, town, village, taken_by, outcome, opened_at, version, kind, rank, leased_until, diary_on, diary_text, diary_by, matter, split_from)
  VALUES (2, 13022519480315002, 'decided', '王秀英', 130225, '胡各庄镇', '西街村', 'li', 'registry_wrong', 1522000000001, 2, 2, 2, 2, 17501, 'diary text 2', 'diary by 2', 1, 1);
INSERT INTO audit_log (id, at, actor, what, subject, detail, purpose)
  VALUES (2, 1522000000001, 'actor 2', 'what 2', 13022519480315002, 'detail 2', 'purpose 2');
