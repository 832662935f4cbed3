INSERT INTO case_events (case_id, at, actor, what, text) VALUES (:case, :at, :actor, :what, :text)
