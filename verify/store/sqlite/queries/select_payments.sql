-- One run's payments of a range of citizens, in order of citizen.
SELECT citizen_id, line, fifteen_digits, name, scheme, month, amount, paid_on, account, county
  FROM payments
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
