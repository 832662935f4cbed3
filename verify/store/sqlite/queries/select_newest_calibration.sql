-- The newest calibration; with :signed only one that was signed off.
SELECT id, made_at, made_by, record, signed_at, signed_by
  FROM calibrations
 WHERE :signed = 0 OR signed_at IS NOT NULL
 ORDER BY id DESC
 LIMIT 1
