-- A finding that came back after its case had closed by itself is free to enter a new one. That of a decided case
-- stays where it was decided.
UPDATE findings
   SET case_id = NULL
 WHERE withdrawn_at IS NULL AND case_id IN (SELECT id FROM cases WHERE state = 'withdrawn')
