INSERT INTO face_templates (photo_id, sealed) VALUES (:photo, :sealed)
