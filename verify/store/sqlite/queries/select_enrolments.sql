-- One run's enrolments of a range of citizens, in order of citizen.
SELECT citizen_id, line, fifteen_digits, name, sex, birth_date, scheme, county, town, village,
       account, enrolled_on, formalities_on, benefit_from, benefit_to, account_balance
  FROM enrolments
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
