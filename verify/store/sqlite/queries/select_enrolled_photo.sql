-- An enrolled photo by its number.
SELECT person, photo_id, taken_on, received_at
  FROM enrolled_photos
 WHERE photo_id = :photo
