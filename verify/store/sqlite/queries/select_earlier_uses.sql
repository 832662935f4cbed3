-- Where the very same file was handed in before a collection, by anybody, in order of arrival.
SELECT person, photo_id, collection_id, received_at
  FROM (SELECT person, photo_id, NULL AS collection_id, received_at
          FROM enrolled_photos WHERE file_sha256 = :file_sha256
         UNION ALL
        SELECT person, photo_id, id, received_at
          FROM collections WHERE file_sha256 = :file_sha256)
 WHERE (received_at, photo_id) < (:received_at, :photo)
 ORDER BY received_at, photo_id
