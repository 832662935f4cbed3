SELECT scheme, last_paid, per_month, months, owed FROM back_pay WHERE case_id = :case ORDER BY scheme
