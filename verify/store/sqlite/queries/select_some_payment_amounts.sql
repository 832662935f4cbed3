-- The amounts of a batch's first payments.
SELECT scheme, amount FROM payments WHERE batch_id = :batch AND amount > 0 LIMIT :most
