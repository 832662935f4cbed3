INSERT INTO audit_log (id, at, actor, what, subject, detail)
  VALUES (1, 1522000000000, 'actor 1', 'what 1', 13022519480315001, 'detail 1');
