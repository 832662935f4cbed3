-- Enrolled photos that no collection is compared with any more, since some time: so many newer assessable ones have come.
SELECT e.photo_id
  FROM enrolled_photos e
 WHERE (SELECT newer.received_at
          FROM enrolled_photos newer JOIN photos p ON p.id = newer.photo_id
         WHERE newer.person = e.person AND newer.photo_id > e.photo_id AND p.not_assessable IS NULL
         ORDER BY newer.photo_id
         LIMIT 1 OFFSET :others) < :before
   AND e.photo_id > :after
   AND NOT EXISTS (SELECT 1 FROM erased_photos x WHERE x.photo_id = e.photo_id AND x.whole = 1)
 ORDER BY e.photo_id
 LIMIT :most
