UPDATE jobs SET phase = :phase, done = :done, total = :total WHERE id = :job
