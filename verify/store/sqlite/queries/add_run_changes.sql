INSERT INTO run_changes (job_id, appeared, changed, withdrawn)
VALUES (:job, :appeared, :changed, :withdrawn)
ON CONFLICT (job_id) DO UPDATE
   SET appeared = appeared + excluded.appeared, changed = changed + excluded.changed,
       withdrawn = withdrawn + excluded.withdrawn
