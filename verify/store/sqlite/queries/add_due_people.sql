-- Those whose day has come.
INSERT OR IGNORE INTO run_subjects (job_id, subject) SELECT :job, subject FROM due_subjects WHERE changes_on <= :as_of
