-- Number and hash of the newest entry.
SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1
