UPDATE photo_codes SET searched = 1 WHERE photo_id = :photo
