-- Hashes that more than one number has, in order.
SELECT hash FROM shared_hashes ORDER BY hash
