DELETE FROM photo_pictures WHERE photo_id = :photo
