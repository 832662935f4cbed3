-- The record, oldest first.
SELECT id, at, actor, what, subject, detail, purpose, hash
  FROM audit_log
 WHERE id > :after
 ORDER BY id
 LIMIT :limit
