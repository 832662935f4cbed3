-- Photos of which something was erased at the end of its retention. What was measured and decided stays: that a person
-- was compared, with which outcome, and when.
CREATE TABLE erased_photos (
  photo_id  INTEGER PRIMARY KEY REFERENCES photos (id),
  kind      TEXT    NOT NULL,  -- RetentionKind, verify/types/retention.hpp
  whole     INTEGER NOT NULL CHECK (whole IN (0, 1)),  -- 0: the template and the prints only
  erased_at INTEGER NOT NULL
) STRICT;
