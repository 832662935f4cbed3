INSERT INTO photos (id, person, width, height, faces, box_left, box_top, box_width, box_height, not_assessable, detail)
  VALUES (1, 13022519480315001, 1, 1, 1, 1, 1, 1, 1, 'not assessable 1', 'detail 1');
INSERT INTO photo_contents (photo_id, sealed)
  VALUES (1, x'01020300');
INSERT INTO face_templates (photo_id, sealed)
  VALUES (1, x'01020300');
INSERT INTO enrolled_photos (photo_id, person, taken_on, received_at, file_sha256)
  VALUES (1, 13022519480315001, 17500, 1522000000000, '0000000000000000000000000000000000000000000000000000000000000001');
INSERT INTO collections (id, person, name, captured_at, station, operator_name, county, photo_id, received_at, file_sha256)
  VALUES (1, 13022519480315001, '王秀英', 1522000000000, 'station 1', 'operator name 1', 130225, 1, 1522000000000, '0000000000000000000000000000000000000000000000000000000000000001');
INSERT INTO comparisons (id, collection_id, enrolled_photo, model_set, outcome, dlib_distance, arcface_distance, fused, certifies, first_not_assessable, second_not_assessable)
  VALUES (1, 1, 1, 'model set 1', 1, 0.25, 0.25, 0.25, 0, 'first not assessable 1', 'second not assessable 1');
