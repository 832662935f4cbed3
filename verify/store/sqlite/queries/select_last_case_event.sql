SELECT at, actor, what, text FROM case_events WHERE case_id = :case ORDER BY id DESC LIMIT 1
