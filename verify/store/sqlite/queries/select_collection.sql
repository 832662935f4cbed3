SELECT c.person, c.id, c.name, c.captured_at, c.station, c.operator_name, c.county, c.photo_id, c.received_at,
       c.file_sha256, p.not_assessable, p.detail, p.faces
  FROM collections c JOIN photos p ON p.id = c.photo_id
 WHERE c.id = :collection
