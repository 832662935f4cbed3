-- Opens a batch; 'importing' hides it and its rows from every reader.
INSERT INTO batches (feed, delivery, file_sha256, bytes, received_at, received_by, profile_sha256)
VALUES (:feed, :delivery, :file_sha256, :bytes, :received_at, :received_by, NULLIF(:profile_sha256, ''))
RETURNING id
