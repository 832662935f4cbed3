INSERT INTO enrolments (batch_id, run, citizen_id, line, fifteen_digits, name, sex, birth_date, scheme, county, town, village, account, enrolled_on, benefit_from, benefit_to, account_balance, formalities_on)
  VALUES (2, 2, 13022519480315002, 2, 0, '王秀英', 2, 17501, 1, 130225, '胡各庄镇', '西街村', '6217990012345678901', 17501, 201007, 202002, 12851, 17501);
INSERT INTO deaths (batch_id, run, line, citizen_id, id_as_delivered, name, sex, birth_date, death_date, reported_by, county, recorded_on, town, village, withdrawn_on)
  VALUES (3, 3, 3, 13022519480315003, '', '王秀英', 2, 17502, 17502, 3, 130225, 17502, '胡各庄镇', '西街村', 17552);
INSERT INTO registry_periods (batch_id, run, citizen_id, line, name, registry, valid_from, valid_to, county, town, village, fifteen_digits, exit_procedure)
  VALUES (3, 3, 13022519480315003, 3, '王秀英', 3, 17502, 17902, 130225, '胡各庄镇', '西街村', 0, 0);
INSERT INTO subsidies (batch_id, run, citizen_id, line, name, year, amount, paid_on, county, scheme, basis, province_share, city_share, county_share)
  VALUES (1, 1, 13022519480315001, 7, '王秀英', 2017, 12850, 17500, 130225, 1, 1, 1, 1, 1);
INSERT INTO contributions (batch_id, run, citizen_id, line, name, scheme, payer, kind, year, month, amount, tier_asked_for, paid_on, employer, county)
  VALUES (2, 2, 13022519480315002, 2, '王秀英', 1, 2, 2, 2018, 201804, 12851, 2, 17501, 'employer 2', 130225);
INSERT INTO household_members (batch_id, run, citizen_id, line, name, household, relation, valid_from, valid_to, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 'household 1', 1, 17500, 17900, 130225);
INSERT INTO household_decisions (batch_id, run, citizen_id, line, name, household, registry, outcome, decided_on, members, income, basic_pension, income_line, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 'household 1', 1, 1, 17500, 1, 1, 1, 1, 130225);
INSERT INTO maternity_claims (batch_id, run, citizen_id, line, name, kind, born_on, amount, paid_on, hospital, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 1, 17300, 12850, 17500, 'hospital 1', 130225);
INSERT INTO hospital_settlements (batch_id, run, citizen_id, line, name, hospital, admitted_on, settled_on, deposit, returned, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 'hospital 1', 17500, 17500, 12850, 1, 130225);
INSERT INTO absences (batch_id, run, citizen_id, line, name, kind, valid_from, valid_to, authority, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 1, 17500, 17900, 'authority 1', 130225);
INSERT INTO benefit_events (batch_id, run, citizen_id, line, name, scheme, kind, happened_on, station, operator_name, account, county)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', 1, 1, 17500, 'station 1', 'operator name 1', '6217990012345678901', 130225);
INSERT INTO account_holders (batch_id, run, citizen_id, line, name, account, opened_on)
  VALUES (1, 1, 13022519480315001, 1, '王秀英', '6217990012345678901', 17500);
INSERT INTO projects (batch_id, line, number, name, builder, started_on, insured_on, county, town, village)
  VALUES (1, 1, 'number 1', '王秀英', 'builder 1', 17500, 17500, 130225, '胡各庄镇', '西街村');
INSERT INTO stations (batch_id, line, code, name, operator_name, valid_from, valid_to, county, town, village)
  VALUES (1, 1, 'code 1', '王秀英', 'operator name 1', 17500, 17900, 130225, '胡各庄镇', '西街村');
INSERT INTO regions (batch_id, line, code, name, valid_from, valid_to, successor)
  VALUES (1, 1, 1, '王秀英', 17500, 17900, 1);
