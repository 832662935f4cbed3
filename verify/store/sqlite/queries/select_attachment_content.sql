-- Sealed, with the hash of what it holds.
SELECT c.sealed, a.sha256
  FROM case_attachments a JOIN attachment_contents c ON c.attachment_id = a.id
 WHERE a.id = :attachment AND a.case_id = :case
