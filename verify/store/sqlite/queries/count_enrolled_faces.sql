-- Enrolled photos that have a template.
SELECT count(*) FROM enrolled_photos e JOIN face_templates t ON t.photo_id = e.photo_id
