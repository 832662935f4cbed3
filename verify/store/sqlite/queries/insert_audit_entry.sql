INSERT INTO audit_log (at, actor, what, subject, detail) VALUES (:at, :actor, :what, :subject, :detail)
