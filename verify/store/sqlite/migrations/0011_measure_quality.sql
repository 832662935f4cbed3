-- What was measured on a face beside its template. Photos that were measured before have no row until they are measured
-- anew. Native values; scales and advice are made of them when they are read (verify/types/photo_quality.hpp).
CREATE TABLE photo_qualities (
  photo_id           INTEGER PRIMARY KEY REFERENCES photos (id),
  yaw                REAL NOT NULL,
  pitch              REAL NOT NULL,
  roll               REAL NOT NULL,
  inter_eye_distance REAL NOT NULL,
  face_inside        REAL NOT NULL,
  eyes_open          REAL NOT NULL,
  mouth_closed       REAL NOT NULL,
  sharpness          REAL NOT NULL,
  under_exposure     REAL NOT NULL,
  over_exposure      REAL NOT NULL,
  dynamic_range      REAL NOT NULL,
  even_light         REAL NOT NULL,
  eyes_uncovered     REAL NOT NULL,
  mouth_uncovered    REAL NOT NULL,
  forehead_uncovered REAL NOT NULL,
  single_face        REAL NOT NULL,
  compression        REAL NOT NULL
) STRICT;

-- Signs that a photo shows a picture or a screen (F3). `suspected` by the threshold that was in force when it was measured.
CREATE TABLE presentation_attacks (
  photo_id  INTEGER PRIMARY KEY REFERENCES photos (id),
  network   REAL    NOT NULL,
  moire     REAL    NOT NULL,
  edges     REAL    NOT NULL,
  chroma    REAL    NOT NULL,
  score     REAL    NOT NULL,
  suspected INTEGER NOT NULL CHECK (suspected IN (0, 1))
) STRICT;
