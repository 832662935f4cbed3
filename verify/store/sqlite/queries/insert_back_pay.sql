INSERT INTO back_pay (case_id, by_decision, scheme, last_paid, per_month, months, owed, first_month)
VALUES (:case, :by_decision, :scheme, :last_paid, :per_month, :months, :owed, :first)
