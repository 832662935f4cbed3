SELECT sealed FROM photo_contents WHERE photo_id = :photo
