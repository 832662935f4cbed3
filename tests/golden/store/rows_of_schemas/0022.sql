INSERT INTO officers (id, user, person, name, at, by)
  VALUES (1, 'user 1', 13022519480315001, '王秀英', 1522000000000, 'by 1');
INSERT INTO suspensions (id, case_id, subject, state, served_on, how, served_by, recorded_at, recorded_by, reply_until, proposed_by, confirmed_by, suppliers, ended_because)
  VALUES (1, 1, 13022519480315001, 'noticed', 17500, 'how 1', 'served by 1', 1522000000000, 'recorded by 1', 17560, 'proposed by 1', 'confirmed by 1', 'health
police', '');
INSERT INTO back_pay (case_id, scheme, last_paid, per_month, months, owed)
  VALUES (1, 1, 201801, 12850, 2, 25700);
