DELETE FROM back_pay WHERE case_id = :case
