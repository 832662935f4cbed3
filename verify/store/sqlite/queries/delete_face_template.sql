DELETE FROM face_templates WHERE photo_id = :photo
