SELECT user, person, name, at, by FROM officers ORDER BY id
