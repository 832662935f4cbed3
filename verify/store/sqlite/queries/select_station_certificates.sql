SELECT station, fingerprint, valid_from, valid_until, registered_at, registered_by, revoked_at, revoked_by, reason
FROM station_certificates ORDER BY id
