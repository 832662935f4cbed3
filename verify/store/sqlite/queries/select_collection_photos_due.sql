-- Collected photos that were received before some time and are not erased (:whole 1: wholly), in order of id.
SELECT photo_id
  FROM collections
 WHERE received_at < :before AND photo_id > :after
   AND NOT EXISTS (SELECT 1 FROM erased_photos e WHERE e.photo_id = collections.photo_id AND e.whole >= :whole)
 ORDER BY photo_id
 LIMIT :most
