SELECT fingerprint FROM set_asides WHERE case_id = :case AND restored_at IS NULL ORDER BY fingerprint
