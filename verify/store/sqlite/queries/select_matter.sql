-- Unfinished cases of a matter, without one of them.
SELECT id
  FROM cases
 WHERE matter = :matter AND id <> :case AND state IN ('open', 'taken', 'proposed')
 ORDER BY id
