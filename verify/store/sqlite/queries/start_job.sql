-- A job that is taken up again keeps its first start. One that was paused or has ended is not started.
UPDATE jobs SET state = :state, started_at = coalesce(started_at, :now) WHERE id = :job AND state IN (1, 2)
