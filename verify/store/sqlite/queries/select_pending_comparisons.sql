-- Assessable collections whose person has assessable enrolled photos too, but which were not compared with just the
-- newest of these by the standard, and what the comparison takes: a row for each of the newest enrolled photos, at most
-- :most, the newest first. What a calibration in force had certified stands, whatever came after it. A photo that was erased is
-- compared no more.
SELECT c.id, c.photo_id, c.captured_at, claimed.sealed, coalesce(attack.suspected, 0),
       e.person, e.photo_id, e.taken_on, e.received_at, reference.sealed
  FROM collections c
  JOIN photos collected ON collected.id = c.photo_id
  JOIN enrolled_photos e ON e.person = c.person
  JOIN photos enrolled ON enrolled.id = e.photo_id
  LEFT JOIN face_templates reference ON reference.photo_id = e.photo_id
  LEFT JOIN face_templates claimed ON claimed.photo_id = c.photo_id
  LEFT JOIN presentation_attacks attack ON attack.photo_id = c.photo_id
 WHERE c.person >= :first AND c.person < :end
   AND NOT EXISTS (SELECT 1 FROM erased_photos WHERE photo_id IN (c.photo_id, e.photo_id))
   AND collected.not_assessable IS NULL
   AND enrolled.not_assessable IS NULL
   AND (SELECT count(*)
          FROM enrolled_photos newer JOIN photos p ON p.id = newer.photo_id
         WHERE newer.person = e.person AND newer.photo_id > e.photo_id AND p.not_assessable IS NULL) < :most
   AND NOT EXISTS (SELECT 1 FROM comparisons
                    WHERE collection_id = c.id
                      AND enrolled_photo = (SELECT max(x.photo_id)
                                              FROM enrolled_photos x JOIN photos p ON p.id = x.photo_id
                                             WHERE x.person = c.person AND p.not_assessable IS NULL)
                      AND (standard = :standard OR certifies = 1))
 ORDER BY c.person, c.captured_at, c.station, c.file_sha256, e.photo_id DESC
