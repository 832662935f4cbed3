INSERT INTO back_pay (case_id, scheme, first_month, last_paid, per_month, months, owed)
  VALUES (2, 1, 2, 201802, 12850, 3, 38550);
