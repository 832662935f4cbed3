INSERT INTO seal_check (id, sealed) VALUES (1, :sealed)
