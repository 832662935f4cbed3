-- Whom a run looks at, of a range, in order.
SELECT subject FROM run_subjects WHERE job_id = :job AND subject >= :first AND subject < :end ORDER BY subject
