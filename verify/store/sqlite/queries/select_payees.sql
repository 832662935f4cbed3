-- One run's payments from a month on, made by a day: whose they were and into which account, in order of citizen.
SELECT citizen_id, account
  FROM payments
 WHERE batch_id = :batch AND run = :run AND month >= :from AND paid_on <= :paid_by AND amount > 0
 ORDER BY citizen_id
