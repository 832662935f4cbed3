SELECT id FROM cases WHERE subject = :subject AND state IN ('open', 'taken', 'proposed')
