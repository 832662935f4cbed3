SELECT c.sealed, p.sealed FROM photo_codes c JOIN photo_pictures p USING (photo_id) WHERE photo_id = :photo AND version = :version
