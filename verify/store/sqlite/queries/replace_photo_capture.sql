INSERT OR REPLACE INTO photo_captures (photo_id, taken_at, utc_offset, camera, latitude, longitude)
VALUES (:photo, :taken_at, :utc_offset, :camera, :latitude, :longitude)
