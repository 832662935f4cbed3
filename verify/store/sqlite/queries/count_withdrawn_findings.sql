-- Findings that were withdrawn before anybody decided about them.
SELECT f.check_code, count(*)
  FROM findings f
 WHERE f.withdrawn_at IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM judged_checks j WHERE j.case_id = f.case_id AND j.check_code = f.check_code)
 GROUP BY f.check_code
 ORDER BY f.check_code
