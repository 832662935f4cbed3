DELETE FROM photo_contents WHERE photo_id = :photo
