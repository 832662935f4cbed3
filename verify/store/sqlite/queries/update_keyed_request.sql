UPDATE keyed_requests SET status = :status, content = :content WHERE asker = :asker AND key = :key
