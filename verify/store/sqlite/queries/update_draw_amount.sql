UPDATE sample_draws SET wrong_amount = :amount WHERE case_id = :case
