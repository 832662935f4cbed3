-- Where the very same file, or a copy of the same picture, was handed in before a collection, by anybody, in order of
-- arrival: the first thousand. A file that a whole county hands in would otherwise be read by everybody for everybody.
WITH copies (photo_id, kind, misfit) AS (
  SELECT first_photo, kind, misfit FROM photo_copies WHERE second_photo = :photo
   UNION ALL
  SELECT second_photo, kind, misfit FROM photo_copies WHERE first_photo = :photo)
SELECT person, photo_id, collection_id, received_at, kind, misfit
  FROM (SELECT person, photo_id, NULL AS collection_id, received_at, 1 AS kind, 0.0 AS misfit
          FROM enrolled_photos WHERE file_sha256 = :file_sha256
         UNION ALL
        SELECT person, photo_id, id, received_at, 1, 0.0
          FROM collections WHERE file_sha256 = :file_sha256
         UNION ALL
        SELECT e.person, e.photo_id, NULL, e.received_at, copies.kind, copies.misfit
          FROM copies JOIN enrolled_photos e USING (photo_id) WHERE e.file_sha256 <> :file_sha256
         UNION ALL
        SELECT c.person, c.photo_id, c.id, c.received_at, copies.kind, copies.misfit
          FROM copies JOIN collections c USING (photo_id) WHERE c.file_sha256 <> :file_sha256)
 WHERE (received_at, photo_id) < (:received_at, :photo)
 ORDER BY received_at, photo_id
 LIMIT 1000
