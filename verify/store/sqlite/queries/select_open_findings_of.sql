-- A subject's open findings, whichever case they are in.
SELECT id, check_code, subject, period, name, county, town, village, lost, flowing_per_month, owed, reasons, citations,
       withdrawn_at IS NULL, case_id, first_found_at, withdrawn_at
  FROM findings
 WHERE subject = :subject AND withdrawn_at IS NULL
 ORDER BY check_code, period
