SELECT count(*) FROM station_certificates WHERE station = :station AND revoked_at IS NULL AND valid_until >= :now
