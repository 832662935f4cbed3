-- One run's own contributions of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, scheme, payer, kind, year, month, amount, tier_asked_for, paid_on, employer, county
  FROM contributions
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
