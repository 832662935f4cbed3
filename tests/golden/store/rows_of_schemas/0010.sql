INSERT INTO photo_codes (photo_id, version, searched, sealed)
  VALUES (1, 1, 1, x'01020300');
INSERT INTO photo_pictures (photo_id, sealed)
  VALUES (1, x'01020300');
INSERT INTO photo_copies (first_photo, second_photo, kind, misfit)
  VALUES (1, 1, 2, 0.25);
INSERT INTO photo_captures (photo_id, taken_at, utc_offset, camera, latitude, longitude)
  VALUES (1, 1522000000000, 1, 'camera 1', 0.25, 0.25);
