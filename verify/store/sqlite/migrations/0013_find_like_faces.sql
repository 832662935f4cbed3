-- One face, many names: searches of all enrolled faces for people who look like others (verify/types/like_faces.hpp), and
-- what the newest one found. Scores only: no template lies here.

CREATE TABLE gallery_searches (
  id            INTEGER PRIMARY KEY,
  made_at       INTEGER NOT NULL,
  model_set     TEXT    NOT NULL,
  faces         INTEGER NOT NULL,
  people        INTEGER NOT NULL,
  left_out      INTEGER NOT NULL,
  fpir          REAL    NOT NULL,
  people_needed INTEGER NOT NULL,
  basis         INTEGER NOT NULL CHECK (basis IN (1, 2, 3)),
  threshold     REAL,                                        -- NULL: too few people for any
  trials        INTEGER NOT NULL,
  hits          INTEGER NOT NULL,
  fpir_low      REAL    NOT NULL,
  fpir_high     REAL    NOT NULL,
  own_trials    INTEGER NOT NULL,
  own_missed    INTEGER NOT NULL,
  pairs         INTEGER NOT NULL
) STRICT;

-- Two people by their two photos most like one another. Only those of the newest search.
CREATE TABLE like_faces (
  person         INTEGER NOT NULL,
  other          INTEGER NOT NULL,
  photo_id       INTEGER NOT NULL REFERENCES photos (id),
  other_photo_id INTEGER NOT NULL REFERENCES photos (id),
  score          REAL    NOT NULL,
  search_id      INTEGER NOT NULL REFERENCES gallery_searches (id),
  PRIMARY KEY (person, other),
  CHECK (other < person)
) STRICT, WITHOUT ROWID;
