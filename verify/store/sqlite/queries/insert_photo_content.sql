INSERT INTO photo_contents (photo_id, sealed) VALUES (:photo, :sealed)
