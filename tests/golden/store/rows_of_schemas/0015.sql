INSERT INTO comparisons (id, collection_id, enrolled_photo, standard, outcome, distances, fused, certifies, first_not_assessable, second_not_assessable, calibration, score, threshold, fmr, nearest_photo, compared_photos)
  VALUES (4, 1, 1, 'standard 4', 4, 'distances 4', 1.0, 0, 'first not assessable 4', 'second not assessable 4', 1, 1.0, 1.0, 1.0, 1, 4);
