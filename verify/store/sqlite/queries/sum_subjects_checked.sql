SELECT coalesce(sum(subjects), 0) FROM job_partitions WHERE job_id = :job
