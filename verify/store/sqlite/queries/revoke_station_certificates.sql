UPDATE station_certificates SET revoked_at = :at, revoked_by = :by, reason = :reason
WHERE station = :station AND revoked_at IS NULL AND (:fingerprint IS NULL OR fingerprint = :fingerprint)
