DELETE FROM photo_qualities WHERE photo_id = :photo
