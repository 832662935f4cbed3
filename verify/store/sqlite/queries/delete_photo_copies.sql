-- Forgets of which photos one was found to be a copy.
DELETE FROM photo_copies WHERE first_photo = :photo OR second_photo = :photo
