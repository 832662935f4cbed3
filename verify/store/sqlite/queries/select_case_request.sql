SELECT key, actor, what, case_id FROM case_requests WHERE key = :key
