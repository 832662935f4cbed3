-- In the order of QualityComponent.
INSERT INTO photo_qualities (photo_id, yaw, pitch, roll, inter_eye_distance, face_inside, eyes_open, mouth_closed, sharpness,
                             under_exposure, over_exposure, dynamic_range, even_light, eyes_uncovered, mouth_uncovered, forehead_uncovered,
                             single_face, compression)
VALUES (:photo, :yaw, :pitch, :roll, :inter_eye_distance, :face_inside, :eyes_open, :mouth_closed, :sharpness,
        :under_exposure, :over_exposure, :dynamic_range, :even_light, :eyes_uncovered, :mouth_uncovered, :forehead_uncovered,
        :single_face, :compression)
