-- The newest photos of collections that have a template, of those with a greater id.
SELECT c.person, c.photo_id, c.captured_at, t.sealed
  FROM collections c JOIN face_templates t ON t.photo_id = c.photo_id
 WHERE c.photo_id > :after
 ORDER BY c.photo_id DESC
 LIMIT :most
