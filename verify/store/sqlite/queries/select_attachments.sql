SELECT id, name, type, sha256, bytes, added_by, added_at FROM case_attachments WHERE case_id = :case ORDER BY id
