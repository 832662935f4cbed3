INSERT INTO back_pay (case_id, scheme, last_paid, per_month, months, owed, first_month)
VALUES (:case, :scheme, :last_paid, :per_month, :months, :owed, :first)
