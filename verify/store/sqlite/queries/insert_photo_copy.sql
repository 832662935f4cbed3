INSERT OR REPLACE INTO photo_copies (first_photo, second_photo, kind, misfit)
VALUES (min(:photo, :other), max(:photo, :other), :kind, :misfit)
