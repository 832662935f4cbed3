-- One mapping profile.
SELECT sha256, name, text, kept_at, kept_by FROM profiles WHERE sha256 = :sha256
