SELECT (SELECT count(*) FROM photo_contents) + (SELECT count(*) FROM face_templates)
     + (SELECT count(*) FROM photo_codes WHERE sealed IS NOT NULL) + (SELECT count(*) FROM photo_pictures)
     + (SELECT count(*) FROM attachment_contents)
