INSERT INTO comparisons (id, collection_id, enrolled_photo, model_set, outcome, distances, fused, certifies, first_not_assessable, second_not_assessable)
  VALUES (2, 1, 1, 'model set 2', 2, 'distances 2', 0.5, 0, 'first not assessable 2', 'second not assessable 2');
INSERT INTO face_templates (photo_id, sealed)
  VALUES (1, x'01020301');
