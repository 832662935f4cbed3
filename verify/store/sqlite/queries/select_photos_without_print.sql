-- A page of the photos that have no print of today's version, in order of id. One at which a worker failed waits until it
-- is handed in again; one of which it was erased has none for good.
SELECT id
  FROM photos
 WHERE id > :after AND not_assessable IS NOT 'worker_failed'
   AND NOT EXISTS (SELECT 1 FROM erased_photos WHERE photo_id = photos.id)
   AND NOT EXISTS (SELECT 1 FROM photo_codes WHERE photo_id = photos.id AND version = :version)
 ORDER BY id
 LIMIT :most
