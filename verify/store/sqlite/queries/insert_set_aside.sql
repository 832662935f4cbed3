-- The first decision about a record stands, unless it was undone.
INSERT INTO set_asides (subject, fingerprint, because, case_id, decided_at)
VALUES (:subject, :fingerprint, :because, :case, :decided_at)
ON CONFLICT (subject, fingerprint) DO UPDATE
   SET because = excluded.because, case_id = excluded.case_id, decided_at = excluded.decided_at, restored_at = NULL
 WHERE restored_at IS NOT NULL
