SELECT photo_id FROM photo_pictures WHERE photo_id > :after ORDER BY photo_id LIMIT :most
