INSERT INTO case_attachments (case_id, name, type, sha256, bytes, added_by, added_at)
VALUES (:case, :name, :type, :sha256, :bytes, :by, :at)
RETURNING id
