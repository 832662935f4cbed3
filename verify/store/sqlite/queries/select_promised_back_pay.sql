-- What cases have promised that were not withdrawn, in order of subject.
SELECT c.subject, p.scheme, p.last_paid, p.per_month, p.months, p.owed, p.first_month
  FROM back_pay AS p JOIN cases AS c ON c.id = p.case_id
 WHERE c.state <> 'withdrawn'
 ORDER BY c.subject, p.scheme, p.first_month
