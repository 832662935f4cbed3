DELETE FROM key_change
