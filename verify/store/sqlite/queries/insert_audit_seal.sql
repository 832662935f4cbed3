INSERT INTO audit_seals (at, entry, hash, public_key, signature)
VALUES (:at, :entry, :hash, :public_key, :signature)
