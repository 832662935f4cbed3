-- The newest comparison of a collection with one enrolled photo.
SELECT outcome, distances, fused, certifies, calibration, score, threshold, fmr, first_not_assessable,
       second_not_assessable, nearest_photo, compared_photos
  FROM comparisons
 WHERE collection_id = :collection AND enrolled_photo = :enrolled
 ORDER BY id DESC
 LIMIT 1
