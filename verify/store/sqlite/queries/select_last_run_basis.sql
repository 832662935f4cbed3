-- The basis of the run that was planned last, if that run was concluded.
SELECT b.as_of, b.context, b.batches, b.news_id
  FROM run_bases b JOIN jobs j ON j.id = b.job_id
 WHERE b.job_id = (SELECT max(job_id) FROM job_partitions WHERE job_id <> :job) AND j.concluded_at IS NOT NULL
