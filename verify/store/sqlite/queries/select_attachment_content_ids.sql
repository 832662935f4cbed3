SELECT attachment_id FROM attachment_contents WHERE attachment_id > :after ORDER BY attachment_id LIMIT :most
