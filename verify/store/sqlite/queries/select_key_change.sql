SELECT tables_done, reached, looked_at, to_look_at, rewrapped, broken FROM key_change
