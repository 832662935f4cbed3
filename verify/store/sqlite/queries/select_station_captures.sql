-- What cameras wrote into the files of a station's newest collections before one of them, as far as they name a camera
-- or a place.
SELECT w.taken_at, w.utc_offset, w.camera, w.latitude, w.longitude
  FROM collections c JOIN photo_captures w ON w.photo_id = c.photo_id
 WHERE c.station = :station AND c.id < :collection
   AND (w.camera <> '' OR (w.latitude IS NOT NULL AND w.longitude IS NOT NULL))
 ORDER BY c.id DESC
 LIMIT :most
