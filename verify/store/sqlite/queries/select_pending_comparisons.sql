-- Collections with a template whose person has an enrolled photo with one too, but which were not compared with just
-- the newest of these under the model set.
SELECT c.id, c.photo_id, e.person, e.photo_id, e.taken_on, e.received_at
  FROM collections c
  JOIN enrolled_photos e ON e.photo_id = (SELECT max(p.photo_id)
                                            FROM enrolled_photos p JOIN face_templates USING (photo_id)
                                           WHERE p.person = c.person)
 WHERE c.person >= :first AND c.person < :end
   AND EXISTS (SELECT 1 FROM face_templates WHERE photo_id = c.photo_id)
   AND NOT EXISTS (SELECT 1 FROM comparisons
                    WHERE collection_id = c.id AND enrolled_photo = e.photo_id AND model_set = :model_set)
 ORDER BY c.person, c.captured_at, c.id
