-- Withdraws what neither this run nor one begun after it has seen, of one check; of those alone whom the run looked at.
UPDATE findings
   SET withdrawn_at = :now
 WHERE withdrawn_at IS NULL AND last_seen_run < :run AND check_code = :check
   AND (NOT :only_concerned OR subject IN (SELECT subject FROM run_subjects WHERE job_id = :run))
