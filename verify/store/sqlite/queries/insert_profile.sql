-- Keeps a mapping profile; one with the same text stays as it is.
INSERT OR IGNORE INTO profiles (sha256, name, text, kept_at, kept_by)
VALUES (:sha256, :name, :text, :kept_at, :kept_by)
