-- The collections of a range of persons, in order of person and capture.
SELECT c.person, c.id, c.name, c.captured_at, c.station, c.operator_name, c.county, c.photo_id, c.received_at,
       c.file_sha256, p.not_assessable, p.detail, p.faces, coalesce(a.suspected, 0), w.taken_at, w.utc_offset,
       w.camera, w.latitude, w.longitude
  FROM collections c JOIN photos p ON p.id = c.photo_id
                     LEFT JOIN photo_captures w ON w.photo_id = c.photo_id
                     LEFT JOIN presentation_attacks a ON a.photo_id = c.photo_id
 WHERE c.person >= :first AND c.person < :end AND (:known_at IS NULL OR c.received_at <= :known_at)
 ORDER BY c.person, c.captured_at, c.id
