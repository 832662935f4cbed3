SELECT id, check_code, subject, period, name, county, town, village, lost, flowing_per_month, owed, reasons, citations,
       withdrawn_at IS NULL, case_id, first_found_at, withdrawn_at
  FROM findings
 WHERE case_id = :case
 ORDER BY check_code, period
