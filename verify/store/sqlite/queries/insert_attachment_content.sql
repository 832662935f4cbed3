INSERT INTO attachment_contents (attachment_id, sealed) VALUES (:attachment, :sealed)
