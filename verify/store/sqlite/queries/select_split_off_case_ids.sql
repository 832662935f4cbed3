-- Unfinished cases that stand beside the subject's that gathers; those chosen by lot follow no findings.
SELECT id
  FROM cases
 WHERE subject = :subject AND state IN ('open', 'taken', 'proposed') AND split_from IS NOT NULL
   AND kind <> 6
 ORDER BY id
