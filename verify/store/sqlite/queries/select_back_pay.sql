SELECT scheme, last_paid, per_month, months, owed, first_month
  FROM standing_back_pay
 WHERE case_id = :case
 ORDER BY scheme, first_month
