INSERT INTO keyed_requests (asker, key, sha256, begun_at) VALUES (:asker, :key, :sha256, :now)
ON CONFLICT (asker, key) DO NOTHING
