-- What is on record about one person, newest first; NULL for any actor.
SELECT id, at, actor, what, subject, detail, purpose, hash
  FROM audit_log
 WHERE subject = :subject AND id < :before AND at >= :since AND (:actor IS NULL OR actor = :actor)
 ORDER BY id DESC
 LIMIT :limit
