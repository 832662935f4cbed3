-- A finding that came back after its case had closed by itself is free to enter a new one, and so is one that names a
-- record of a death that its decided case had not. That of a decided case stays where it was decided otherwise.
UPDATE findings
   SET case_id = NULL, names_new_death = 0
 WHERE withdrawn_at IS NULL
   AND (names_new_death OR case_id IN (SELECT id FROM cases WHERE state = 'withdrawn'))
