INSERT INTO audit_log (at, actor, what, subject, detail, purpose)
VALUES (:at, :actor, :what, :subject, :detail, :purpose)
