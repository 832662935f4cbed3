INSERT INTO audit_newest (only_row, at, entry, hash, public_key, signature)
VALUES (1, :at, :entry, :hash, :public_key, :signature)
ON CONFLICT (only_row) DO UPDATE SET at = excluded.at, entry = excluded.entry, hash = excluded.hash,
                                     public_key = excluded.public_key, signature = excluded.signature
