-- The same submission, taken before.
SELECT id
  FROM collections
 WHERE person = :person AND captured_at = :captured_at AND station = :station AND file_sha256 = :file_sha256
