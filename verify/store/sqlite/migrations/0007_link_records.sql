-- Records that do not bear a number of the roll, or bear it beside another's name, and the people on the roll whom
-- they may be of (verify/match). How probable a link is follows from the weights of all current links of its record.

CREATE TABLE record_links (
  subject         INTEGER NOT NULL,  -- the number on the roll
  roll_batch_id   INTEGER NOT NULL REFERENCES batches (id),
  record_kind     INTEGER NOT NULL CHECK (record_kind IN (1, 2, 3)),
  record_batch_id INTEGER NOT NULL REFERENCES batches (id),
  record_line     INTEGER NOT NULL,
  record_citizen  INTEGER,           -- NULL when the number could not be read
  weight          REAL    NOT NULL,  -- log2 of the odds by itself
  compared        TEXT    NOT NULL,  -- JSON: [["name", "homophone", 4.2], ...]
  PRIMARY KEY (subject, roll_batch_id, record_batch_id, record_line)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_links_by_record ON record_links (record_batch_id, record_line);
CREATE INDEX record_links_by_citizen ON record_links (record_citizen, weight DESC) WHERE record_kind = 2;

-- Which batches have been compared with each other, so that none is compared twice.
CREATE TABLE matched_batches (
  record_batch_id INTEGER NOT NULL REFERENCES batches (id),
  roll_batch_id   INTEGER NOT NULL REFERENCES batches (id),
  PRIMARY KEY (record_batch_id, roll_batch_id)
) STRICT, WITHOUT ROWID;

-- The index of the roll, by which a record finds whom it may be of without the roll being read: entries of 16 bytes (key
-- and value, least significant byte first) in order of key, some million in a stretch, a few hundred in a page.
-- A page's id is made of its batch, stretch and number: index_page_id() in roll_index.cpp.
CREATE TABLE roll_index_stretches (
  id         INTEGER PRIMARY KEY,
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  stretch    INTEGER NOT NULL,
  first_keys BLOB    NOT NULL,  -- of each page
  UNIQUE (batch_id, stretch)
) STRICT;
CREATE TABLE roll_index_pages (
  id      INTEGER PRIMARY KEY,
  entries BLOB NOT NULL
) STRICT;
CREATE TABLE indexed_batches (
  batch_id INTEGER PRIMARY KEY REFERENCES batches (id)
) STRICT;

-- One human under two numbers is found by matching now.
DROP TRIGGER hash_is_shared;
DROP TABLE shared_hashes;
DROP TABLE same_human_hashes;

-- The linkage models that were learnt, as text; the newest one has the greatest id.
CREATE TABLE linkage_models (
  id    INTEGER PRIMARY KEY,
  model TEXT    NOT NULL
) STRICT;

-- For 15 digits nothing vouches: matching weighs them otherwise than 18.
ALTER TABLE registry_periods ADD COLUMN fifteen_digits INTEGER NOT NULL DEFAULT 0 CHECK (fifteen_digits IN (0, 1));

-- Where the dead lived, as far as the list says.
ALTER TABLE deaths ADD COLUMN town TEXT NOT NULL DEFAULT '';
ALTER TABLE deaths ADD COLUMN village TEXT NOT NULL DEFAULT '';
