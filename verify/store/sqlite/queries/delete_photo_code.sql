DELETE FROM photo_codes WHERE photo_id = :photo
