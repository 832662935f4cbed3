-- One run's government-paid contributions of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, scheme, basis, year, amount, province_share, city_share, county_share, paid_on, county
  FROM subsidies
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
