-- The amounts of a batch's first government-paid contributions.
SELECT scheme, amount FROM subsidies WHERE batch_id = :batch AND amount > 0 LIMIT :most
