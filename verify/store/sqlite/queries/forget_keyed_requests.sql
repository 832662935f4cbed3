DELETE FROM keyed_requests WHERE begun_at < :forget
