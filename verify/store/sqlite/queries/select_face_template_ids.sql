SELECT photo_id FROM face_templates WHERE photo_id > :after ORDER BY photo_id LIMIT :most
