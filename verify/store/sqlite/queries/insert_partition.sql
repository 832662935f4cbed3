INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject, only_concerned)
VALUES (:job, :ordinal, :first, :end, :only_concerned)
