-- A subject's open findings, and the withdrawn ones of its unfinished case (NULL when there is none).
SELECT id, check_code, subject, period, name, county, town, village, lost, flowing_per_month, owed, reasons, citations,
       withdrawn_at IS NULL, case_id, first_found_at, withdrawn_at
  FROM findings
 WHERE subject = :subject AND (withdrawn_at IS NULL OR case_id = :case)
 ORDER BY check_code, period
