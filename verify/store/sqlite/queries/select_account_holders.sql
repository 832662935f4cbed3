-- One run's bank accounts of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, account, opened_on
  FROM account_holders
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
