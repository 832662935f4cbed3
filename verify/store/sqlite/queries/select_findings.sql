-- All findings in order of check, subject and period; withdrawn ones only when asked for.
SELECT id, check_code, subject, period, name, county, town, village, lost, flowing_per_month, owed, reasons, citations,
       withdrawn_at IS NULL, case_id, first_found_at, withdrawn_at
  FROM findings
 WHERE withdrawn_at IS NULL OR :with_withdrawn
 ORDER BY check_code, subject, period
