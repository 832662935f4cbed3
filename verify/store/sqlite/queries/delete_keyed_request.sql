DELETE FROM keyed_requests WHERE asker = :asker AND key = :key
