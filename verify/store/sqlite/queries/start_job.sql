-- A job that is taken up again keeps its first start.
UPDATE jobs SET state = :state, started_at = coalesce(started_at, :now) WHERE id = :job
