INSERT INTO jobs (id, state, requested_by, requested_at, started_at, finished_at, parameters, result, phase, done, total, error_code, error_what, error_where, error_hint, concluded_at, kind)
  VALUES (2, 3, 'requested by 2', 1522000000001, 1522000000001, 1522000000001, '{}', '{}', 'phase 2', 4, 2, 'error code 2', 'error what 2', 'error where 2', 'error hint 2', 1522000000001, 1);
INSERT INTO comparisons (id, collection_id, enrolled_photo, standard, outcome, distances, fused, certifies, first_not_assessable, second_not_assessable, score, threshold, fmr)
  VALUES (3, 1, 1, 'standard 3', 3, 'distances 3', 0.75, 0, 'first not assessable 3', 'second not assessable 3', 0.75, 0.75, 0.75);
INSERT INTO calibrations (id, made_at, made_by, record, signed_at, signed_by)
  VALUES (1, 1522000000000, 'made by 1', 'record 1', 1522000000000, 'signed by 1');
INSERT INTO drift_checks (id, calibration, at, last_photo, scores, distance, tail_share, has_left)
  VALUES (1, 1, 1522000000000, 1, 1, 0.25, 0.25, 1);
