INSERT INTO case_attachments (id, case_id, name, type, sha256, bytes, added_by, added_at)
  VALUES (1, 2, '王秀英', 1, '0000000000000000000000000000000000000000000000000000000000000001', 1, 'added by 1', 1522000000000);
INSERT INTO attachment_contents (attachment_id, sealed)
  VALUES (1, x'01020300');
