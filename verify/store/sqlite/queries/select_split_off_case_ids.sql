-- Unfinished cases that were split from one of the subject's.
SELECT id
  FROM cases
 WHERE subject = :subject AND state IN ('open', 'taken', 'proposed') AND split_from IS NOT NULL
 ORDER BY id
