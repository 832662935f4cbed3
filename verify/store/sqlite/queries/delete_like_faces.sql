-- Of an earlier search of the whole gallery: the new one finds them again.
DELETE FROM like_faces
