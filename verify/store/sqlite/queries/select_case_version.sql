SELECT version FROM cases WHERE id = :case
