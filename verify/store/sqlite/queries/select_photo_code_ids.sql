SELECT photo_id FROM photo_codes WHERE photo_id > :after AND sealed IS NOT NULL ORDER BY photo_id LIMIT :most
