UPDATE seal_check SET sealed = (SELECT sealed FROM key_change)
