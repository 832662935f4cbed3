-- Subjects with an unfinished case or with an open finding that has none, in order; of those alone whom the run looked at.
SELECT subject
  FROM (SELECT subject FROM cases WHERE state IN ('open', 'taken', 'proposed')
         UNION
        SELECT subject FROM findings WHERE withdrawn_at IS NULL AND case_id IS NULL)
 WHERE NOT :only_concerned OR subject IN (SELECT subject FROM run_subjects WHERE job_id = :run)
 ORDER BY 1
