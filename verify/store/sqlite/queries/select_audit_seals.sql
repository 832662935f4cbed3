-- Seals of a stretch of entries; both ends belong to it.
SELECT at, entry, hash, public_key, signature FROM audit_seals WHERE entry BETWEEN :first AND :last ORDER BY entry
