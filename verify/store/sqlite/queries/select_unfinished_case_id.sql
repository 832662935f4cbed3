-- The one that gathers.
SELECT id FROM cases WHERE subject = :subject AND state IN ('open', 'taken', 'proposed') AND split_from IS NULL
