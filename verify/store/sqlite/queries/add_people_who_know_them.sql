-- Those of whose facts the rows of another are a part: as an other number, as a record of theirs under another number or
-- the roll's entry beside it, or as a face like theirs.
INSERT OR IGNORE INTO run_subjects (job_id, subject)
SELECT r.job_id, l.subject
  FROM run_subjects r JOIN record_links l ON l.record_citizen = r.subject AND l.record_kind = 3
 WHERE r.job_id = :job
 UNION
SELECT r.job_id, l.subject
  FROM run_subjects r JOIN record_links l ON l.record_citizen = r.subject AND l.record_kind IN (2, 4)
 WHERE r.job_id = :job
 UNION
SELECT r.job_id, l.record_citizen
  FROM run_subjects r JOIN record_links l ON l.subject = r.subject AND l.record_kind IN (2, 4)
 WHERE r.job_id = :job
 UNION
SELECT r.job_id, f.person FROM run_subjects r JOIN like_faces f ON f.other = r.subject WHERE r.job_id = :job
