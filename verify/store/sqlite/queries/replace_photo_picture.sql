INSERT OR REPLACE INTO photo_pictures (photo_id, sealed) VALUES (:photo, :sealed)
