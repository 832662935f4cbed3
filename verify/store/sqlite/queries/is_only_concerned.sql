-- Whether a run looks at those alone whom something new concerns.
SELECT coalesce(max(only_concerned), 0) FROM job_partitions WHERE job_id = :job
