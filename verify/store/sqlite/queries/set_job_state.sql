UPDATE jobs SET state = :state, finished_at = :finished_at, wish = NULL WHERE id = :job
