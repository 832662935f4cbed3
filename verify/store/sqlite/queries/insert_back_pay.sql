INSERT INTO back_pay (case_id, scheme, last_paid, per_month, months, owed)
VALUES (:case, :scheme, :last_paid, :per_month, :months, :owed)
