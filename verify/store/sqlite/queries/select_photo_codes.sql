-- A page of the codes of all photos, in order of id.
SELECT photo_id, sealed
  FROM photo_codes
 WHERE photo_id > :after AND version = :version AND sealed IS NOT NULL
 ORDER BY photo_id
 LIMIT :most
