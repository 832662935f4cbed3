DELETE FROM run_subjects WHERE job_id <= :job
