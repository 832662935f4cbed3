-- In order of time.
SELECT calibration, at, last_photo, scores, distance, tail_share, has_left
  FROM drift_checks
 WHERE calibration = :calibration
 ORDER BY id
