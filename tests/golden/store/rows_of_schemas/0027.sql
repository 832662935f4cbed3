INSERT INTO judged_checks (case_id, check_code, subject, county, outcome, opened_at, decided_at, findings, lost, owed)
  VALUES (1, 'D1', 13022519480315001, 130225, 'registry_wrong', 1522000000000, 1522000000000, 1, 1, 1);
INSERT INTO check_tallies (check_code, outcome, cases)
  VALUES ('Z9', 'registry_wrong', 1);
INSERT INTO sample_rounds (month, seed, drawn_by, drawn_at)
  VALUES (201803, x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'drawn by 1', 1522000000000);
INSERT INTO sample_frames (month, kind, stratum, county, sex, age, per_million, units, amount)
  VALUES (201803, 1, 'stratum 1', 130225, 2, 1, 1, 1, 12850);
INSERT INTO sample_draws (id, month, kind, stratum, subject, unit, county, amount, per_million, drawn_at, case_id, wrong_amount)
  VALUES (1, 201803, 1, 'stratum 1', 13022519480315001, 'unit 1', 130225, 12850, 1, 1522000000000, 2, 1);
