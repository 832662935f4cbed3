SELECT sha256, status, content FROM keyed_requests WHERE asker = :asker AND key = :key
