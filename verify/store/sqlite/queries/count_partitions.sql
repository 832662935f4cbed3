-- Partitions done and in all.
SELECT coalesce(sum(done), 0), count(*) FROM job_partitions WHERE job_id = :job
