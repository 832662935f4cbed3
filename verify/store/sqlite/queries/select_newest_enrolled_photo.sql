-- The newest enrolled photo of a person that a face can be compared with, else the newest, as known at an instant
-- (NULL: now).
SELECT person, photo_id, taken_on, received_at
  FROM enrolled_photos
 WHERE photo_id = coalesce(
         (SELECT max(e.photo_id)
            FROM enrolled_photos e JOIN photos p ON p.id = e.photo_id
           WHERE e.person = :person AND p.not_assessable IS NULL AND (:known_at IS NULL OR e.received_at <= :known_at)),
         (SELECT max(e.photo_id)
            FROM enrolled_photos e
           WHERE e.person = :person AND (:known_at IS NULL OR e.received_at <= :known_at)))
