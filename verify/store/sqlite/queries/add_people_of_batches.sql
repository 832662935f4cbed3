-- Those whose rows came with these batches, or went with them.
INSERT OR IGNORE INTO run_subjects (job_id, subject)
SELECT :job, citizen_id FROM people_of_batches WHERE batch_id IN (SELECT value FROM json_each(:batches))
