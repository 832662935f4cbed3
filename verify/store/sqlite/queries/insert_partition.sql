INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject) VALUES (:job, :ordinal, :first, :end)
