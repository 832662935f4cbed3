-- Changes nothing when the key is known.
INSERT INTO case_requests (key, actor, what, case_id) VALUES (:key, :actor, :what, :case) ON CONFLICT DO NOTHING
