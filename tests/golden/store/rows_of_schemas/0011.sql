INSERT INTO photo_qualities (photo_id, yaw, pitch, roll, inter_eye_distance, face_inside, eyes_open, mouth_closed, sharpness, under_exposure, over_exposure, dynamic_range, even_light, eyes_uncovered, mouth_uncovered, forehead_uncovered, single_face, compression)
  VALUES (1, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25);
INSERT INTO presentation_attacks (photo_id, network, moire, edges, chroma, score, suspected)
  VALUES (1, 0.25, 0.25, 0.25, 0.25, 0.25, 1);
