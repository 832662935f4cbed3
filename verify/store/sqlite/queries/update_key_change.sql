UPDATE key_change SET tables_done = :tables_done, reached = :reached, looked_at = :looked_at,
                      rewrapped = :rewrapped, broken = :broken
