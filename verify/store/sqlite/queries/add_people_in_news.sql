INSERT OR IGNORE INTO run_subjects (job_id, subject) SELECT :job, subject FROM news WHERE id > :seen
