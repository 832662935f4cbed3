-- What one user did, newest first.
SELECT id, at, actor, what, subject, detail, purpose, hash
  FROM audit_log
 WHERE actor = :actor AND id < :before AND at >= :since
 ORDER BY id DESC
 LIMIT :limit
