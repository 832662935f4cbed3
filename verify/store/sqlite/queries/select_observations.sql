-- All observations in order of check, kind, thing and period; withdrawn ones only when asked for.
SELECT id, check_code, kind, thing, period, name, county, town, village, monthly, reasons, citations,
       first_seen_at, last_seen_at, withdrawn_at
  FROM observations
 WHERE withdrawn_at IS NULL OR :with_withdrawn
 ORDER BY check_code, kind, thing, period
