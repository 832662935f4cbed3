SELECT at, entry, hash, public_key, signature FROM audit_newest
