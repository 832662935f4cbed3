-- Subjects with an unfinished case or with an open finding that has none, in order.
SELECT subject FROM cases WHERE state IN ('open', 'taken', 'proposed')
UNION
SELECT subject FROM findings WHERE withdrawn_at IS NULL AND case_id IS NULL
ORDER BY 1
