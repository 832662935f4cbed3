-- What a face looks like to each network of a set, however many these are. Templates of before are of another layout and
-- of networks that are no longer computed in that way: their photos are measured anew when they are next compared.
DELETE FROM face_templates;
DROP TABLE comparisons;
CREATE TABLE comparisons (
  id                    INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id         INTEGER NOT NULL REFERENCES collections (id),
  enrolled_photo        INTEGER NOT NULL REFERENCES enrolled_photos (photo_id),
  model_set             TEXT    NOT NULL,
  outcome               INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 4),
  distances             TEXT    NOT NULL,  -- a JSON array: one number for each network of the set, in its order
  fused                 REAL    NOT NULL,
  certifies             INTEGER NOT NULL CHECK (certifies IN (0, 1)),
  first_not_assessable  TEXT,
  second_not_assessable TEXT,
  UNIQUE (collection_id, enrolled_photo, model_set)
) STRICT;
