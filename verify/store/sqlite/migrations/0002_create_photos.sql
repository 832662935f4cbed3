-- Photos, what was measured on them, enrolments, collections and comparisons. The photos' bytes and the templates
-- are sealed (verify/store/sealer.hpp), each for its own record: a sealed value moved to another row does not open.

-- One value of known content, sealed: a wrong master key is noticed when the store is opened, not months later.
CREATE TABLE seal_check (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  sealed BLOB    NOT NULL
) STRICT;

CREATE TABLE photos (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  person         INTEGER NOT NULL,
  width          INTEGER NOT NULL,
  height         INTEGER NOT NULL,
  faces          INTEGER NOT NULL,
  box_left       INTEGER NOT NULL,
  box_top        INTEGER NOT NULL,
  box_width      INTEGER NOT NULL,
  box_height     INTEGER NOT NULL,
  not_assessable TEXT,
  detail         TEXT    NOT NULL
) STRICT;

CREATE TABLE photo_contents (
  photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
  sealed   BLOB    NOT NULL
) STRICT;

CREATE TABLE face_templates (
  photo_id INTEGER PRIMARY KEY REFERENCES photos (id),
  sealed   BLOB    NOT NULL
) STRICT;

-- The newest enrolled photo of a person is the one with the greatest id: ids ascend in order of arrival.
CREATE TABLE enrolled_photos (
  photo_id    INTEGER PRIMARY KEY REFERENCES photos (id),
  person      INTEGER NOT NULL,
  taken_on    INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  file_sha256 TEXT    NOT NULL,
  UNIQUE (person, taken_on, file_sha256)
) STRICT;
CREATE INDEX enrolled_photos_by_person ON enrolled_photos (person, photo_id);
CREATE INDEX enrolled_photos_by_file ON enrolled_photos (file_sha256);

CREATE TABLE collections (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  person        INTEGER NOT NULL,
  name          TEXT    NOT NULL,
  captured_at   INTEGER NOT NULL,
  station       TEXT    NOT NULL,
  operator_name TEXT    NOT NULL,
  county        INTEGER NOT NULL,
  photo_id      INTEGER NOT NULL UNIQUE REFERENCES photos (id),
  received_at   INTEGER NOT NULL,
  file_sha256   TEXT    NOT NULL,
  -- However often a station repeats a submission, it is one.
  UNIQUE (person, captured_at, station, file_sha256)
) STRICT;
CREATE INDEX collections_by_file ON collections (file_sha256);

CREATE TABLE comparisons (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id         INTEGER NOT NULL REFERENCES collections (id),
  enrolled_photo        INTEGER NOT NULL REFERENCES enrolled_photos (photo_id),
  model_set             TEXT    NOT NULL,
  outcome               INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 4),
  dlib_distance         REAL    NOT NULL,
  arcface_distance      REAL    NOT NULL,
  fused                 REAL    NOT NULL,
  certifies             INTEGER NOT NULL CHECK (certifies IN (0, 1)),
  first_not_assessable  TEXT,
  second_not_assessable TEXT,
  UNIQUE (collection_id, enrolled_photo, model_set)
) STRICT;
