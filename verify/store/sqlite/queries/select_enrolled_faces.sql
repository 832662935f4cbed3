-- Enrolled photos with a greater id that have a template, in order of id.
SELECT e.person, e.photo_id, e.taken_on, e.received_at, t.sealed
  FROM enrolled_photos e JOIN face_templates t ON t.photo_id = e.photo_id
 WHERE e.photo_id > :after
 ORDER BY e.photo_id
 LIMIT :most
