-- What cases have promised that were not withdrawn; of any subject when :subject is NULL.
SELECT c.subject, c.id, p.scheme, p.last_paid, p.per_month, p.months, p.owed, p.first_month
  FROM standing_back_pay AS p JOIN cases AS c ON c.id = p.case_id
 WHERE c.state <> 'withdrawn' AND (:subject IS NULL OR c.subject = :subject)
 ORDER BY c.subject, c.id, p.scheme, p.first_month
