SELECT photo_id FROM photo_contents WHERE photo_id > :after ORDER BY photo_id LIMIT :most
