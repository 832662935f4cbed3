INSERT OR REPLACE INTO photo_codes (photo_id, version, searched, sealed) VALUES (:photo, :version, 0, :sealed)
