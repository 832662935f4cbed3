SELECT sealed FROM key_change
