-- Recorded instants of a case never decrease, whatever the clock says.
INSERT INTO case_events (case_id, at, actor, what, text)
SELECT :case, max(:at, coalesce((SELECT max(at) FROM case_events WHERE case_id = :case), :at)), :actor, :what, :text
