SELECT id FROM cases WHERE subject = :subject ORDER BY id
