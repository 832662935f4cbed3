-- What a photo is recognised by when an edited copy of it comes again (verify/face/print.hpp). Both parts are made from
-- a face photo, and a code of signs of frequencies shows more of a face than nothing: both are sealed. The codes lie
-- apart from the pictures because all of them are read when the service starts.

CREATE TABLE photo_codes (
  photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
  version  INTEGER NOT NULL,
  searched INTEGER NOT NULL CHECK (searched IN (0, 1)),  -- among all other photos
  sealed   BLOB                                          -- NULL: the photo cannot be opened
) STRICT;
CREATE TABLE photo_pictures (
  photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
  sealed   BLOB NOT NULL
) STRICT;

-- Two photos that show the same picture; of the two, the one with the smaller id came first.
CREATE TABLE photo_copies (
  first_photo  INTEGER NOT NULL REFERENCES photos (id),
  second_photo INTEGER NOT NULL REFERENCES photos (id),
  kind         INTEGER NOT NULL CHECK (kind IN (2, 3)),
  misfit       REAL    NOT NULL,
  PRIMARY KEY (first_photo, second_photo)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_copies_by_second ON photo_copies (second_photo);

-- What the camera wrote into the file. A row only where it wrote something.
CREATE TABLE photo_captures (
  photo_id   INTEGER PRIMARY KEY REFERENCES photos (id),
  taken_at   INTEGER,  -- seconds of the camera's clock, as if it were UTC
  utc_offset INTEGER,  -- minutes
  camera     TEXT    NOT NULL,
  latitude   REAL,
  longitude  REAL
) STRICT;
