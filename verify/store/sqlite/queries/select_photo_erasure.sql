SELECT erased_at FROM erased_photos WHERE photo_id = :photo AND whole = 1
