-- All photos of a person that are not wholly erased.
SELECT photo_id FROM enrolled_photos
 WHERE person = :person
   AND photo_id NOT IN (SELECT photo_id FROM erased_photos WHERE whole = 1)
UNION
SELECT photo_id FROM collections
 WHERE person = :person
   AND photo_id NOT IN (SELECT photo_id FROM erased_photos WHERE whole = 1)
 ORDER BY photo_id
