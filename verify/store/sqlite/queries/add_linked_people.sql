-- Those to whom a record of these batches is linked, or whom an entry of the roll in them is; and all others to whom one
-- of these records is linked, for how probable each link is follows from all of them.
WITH changed (record_batch_id, record_line) AS (
  SELECT DISTINCT record_batch_id, record_line
    FROM record_links
   WHERE record_batch_id IN (SELECT value FROM json_each(:batches))
      OR roll_batch_id IN (SELECT value FROM json_each(:batches)))
INSERT OR IGNORE INTO run_subjects (job_id, subject)
SELECT :job, subject FROM changed JOIN record_links USING (record_batch_id, record_line)
 UNION
SELECT :job, record_citizen FROM changed JOIN record_links USING (record_batch_id, record_line)
 WHERE record_citizen IS NOT NULL
