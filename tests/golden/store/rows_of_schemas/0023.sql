INSERT INTO set_asides (subject, fingerprint, because, case_id, decided_at, restored_at)
  VALUES (13022519480315002, '01ff', 'registry_wrong', 1, 1522000000001, 1522000000001);
INSERT INTO case_requests (key, actor, what, case_id)
  VALUES ('key 1', 'actor 1', 'what 1', 1);
