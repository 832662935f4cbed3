INSERT INTO station_certificates (station, fingerprint, valid_from, valid_until, registered_at, registered_by)
VALUES (:station, :fingerprint, :from, :until, :at, :by)
ON CONFLICT (fingerprint) DO NOTHING
