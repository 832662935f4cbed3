UPDATE jobs SET wish = :wish WHERE id = :job
