-- One run's government-paid contributions of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, year, amount, paid_on, county, scheme, basis, province_share, city_share, county_share
  FROM subsidies
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
