INSERT INTO key_change (only_row, sealed, tables_done, reached, looked_at, to_look_at, rewrapped, broken)
VALUES (1, :sealed, 0, 0, 0, :to_look_at, 0, 0)
