-- The index of a batch of the roll lies in one piece: a key costs one page, however long the roll. Old indexes are made
-- anew. Entries of 16 bytes (key and value, least significant byte first) lie in order of key, a few hundred in a page.
-- A page's id is made of its batch and number: index_page_id() in roll_index.cpp.
DROP TABLE indexed_batches;
DROP TABLE roll_index_stretches;
DROP TABLE roll_index_pages;
CREATE TABLE roll_indexes (
  batch_id   INTEGER PRIMARY KEY REFERENCES batches (id),
  first_keys BLOB  -- of each page; NULL until the index is whole
) STRICT;
CREATE TABLE roll_index_pages (
  id      INTEGER PRIMARY KEY,
  entries BLOB NOT NULL
) STRICT;

-- Models have tables now that older ones lack; the next run over the whole roll learns one.
DROP TABLE linkage_models;
CREATE TABLE linkage_models (
  id    INTEGER PRIMARY KEY,  -- the newest has the greatest
  kind  INTEGER NOT NULL CHECK (kind IN (1, 2)),
  model TEXT    NOT NULL
) STRICT;
CREATE INDEX linkage_models_by_kind ON linkage_models (kind, id);
