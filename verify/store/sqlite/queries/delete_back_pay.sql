-- What a step computes takes up all that was promised before it; a decision's beside what it stood on.
DELETE FROM back_pay WHERE case_id = :case AND (by_decision OR NOT :by_decision)
