-- The one that gathers: neither split off nor chosen by lot.
SELECT id FROM cases WHERE subject = :subject AND state IN ('open', 'taken', 'proposed') AND split_from IS NULL
   AND kind <> 6
