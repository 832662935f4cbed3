-- A collected photo is compared with several enrolled ones of its person: which was nearest, of how many.
ALTER TABLE comparisons ADD COLUMN nearest_photo INTEGER REFERENCES enrolled_photos (photo_id);
ALTER TABLE comparisons ADD COLUMN compared_photos INTEGER NOT NULL DEFAULT 1;
UPDATE comparisons SET nearest_photo = enrolled_photo;
