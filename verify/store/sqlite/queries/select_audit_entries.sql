-- The whole record, newest first.
SELECT id, at, actor, what, subject, detail, purpose, hash
  FROM audit_log
 WHERE id < :before AND at >= :since
 ORDER BY id DESC
 LIMIT :limit
