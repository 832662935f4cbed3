-- The first decision about a record stands.
INSERT INTO set_asides (subject, fingerprint, because, case_id, decided_at)
VALUES (:subject, :fingerprint, :because, :case, :decided_at)
ON CONFLICT DO NOTHING
