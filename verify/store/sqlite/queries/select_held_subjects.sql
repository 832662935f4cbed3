-- Whose photos are not erased, and why (RetentionHold): the first reason counts.
SELECT subject, 0 FROM cases WHERE state IN ('open', 'taken', 'proposed')
UNION ALL
SELECT subject, 1 FROM suspensions WHERE state IN ('noticed', 'proposed', 'in_force')
UNION ALL
SELECT subject, 2 FROM cases
 WHERE state NOT IN ('open', 'taken', 'proposed')
   AND (SELECT max(at) FROM case_events WHERE case_id = cases.id) >= :closed_since
