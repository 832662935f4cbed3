-- The newest run that was laid down after this one.
SELECT max(job_id) FROM job_partitions WHERE job_id > :job
