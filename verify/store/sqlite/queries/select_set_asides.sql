-- The records set aside for a range of subjects, in order of subject, as known at an instant (NULL: now).
SELECT subject, fingerprint
  FROM set_asides
 WHERE subject >= :first AND subject < :end AND (:known_at IS NULL OR decided_at <= :known_at)
   AND (restored_at IS NULL OR restored_at > :known_at)
 ORDER BY subject, fingerprint
