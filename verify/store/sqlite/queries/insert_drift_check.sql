INSERT INTO drift_checks (calibration, at, last_photo, scores, distance, tail_share, has_left)
VALUES (:calibration, :at, :last_photo, :scores, :distance, :tail_share, :has_left)
