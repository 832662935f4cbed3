-- A batch's contributions to one scheme that government paid on one ground.
SELECT citizen_id, line, name, county
  FROM subsidies
 WHERE batch_id = :batch AND scheme = :scheme AND basis = :basis
