-- One run's decisions on households of a range of citizens, in order of citizen.
SELECT citizen_id, line, name, household, registry, outcome, decided_on, members, income, basic_pension, income_line,
       county
  FROM household_decisions
 WHERE batch_id = :batch AND run = :run AND citizen_id >= :first AND citizen_id < :end
 ORDER BY citizen_id
