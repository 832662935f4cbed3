-- All enrolled photos of a person that have a template, in the order of arrival.
SELECT e.person, e.photo_id, e.taken_on, e.received_at
  FROM enrolled_photos e JOIN face_templates t ON t.photo_id = e.photo_id
 WHERE e.person = :person
 ORDER BY e.photo_id
