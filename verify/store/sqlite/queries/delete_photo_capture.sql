DELETE FROM photo_captures WHERE photo_id = :photo
