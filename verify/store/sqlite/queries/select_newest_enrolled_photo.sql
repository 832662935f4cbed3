-- The newest enrolled photo of a person, as known at an instant (NULL: now).
SELECT person, photo_id, taken_on, received_at
  FROM enrolled_photos
 WHERE person = :person AND (:known_at IS NULL OR received_at <= :known_at)
 ORDER BY photo_id DESC
 LIMIT 1
