INSERT INTO audit_log (id, at, actor, what, subject, detail, purpose, hash)
VALUES (:id, :at, :actor, :what, :subject, :detail, :purpose, :hash)
