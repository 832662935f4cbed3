UPDATE jobs SET concluded_at = :now WHERE id = :job
