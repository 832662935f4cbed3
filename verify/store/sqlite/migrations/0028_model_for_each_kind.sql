-- Deaths and registries have a linkage model each, and records of the police's and the courts' deaths, of extreme hardship
-- and of medical aid are matched, too. What was learnt of all together goes; the next run matches all records anew.
DROP TABLE linkage_models;
CREATE TABLE linkage_models (
  record_kind INTEGER PRIMARY KEY CHECK (record_kind IN (1, 2, 3)),  -- as in record_links; 3: the roll against itself
  model       TEXT    NOT NULL
) STRICT;
DELETE FROM matched_batches;
