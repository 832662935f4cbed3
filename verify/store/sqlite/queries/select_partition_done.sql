SELECT done FROM job_partitions WHERE job_id = :job AND ordinal = :ordinal
