-- Only while the log is chained for the first time (migration 34).
UPDATE audit_log SET hash = :hash WHERE id = :id
