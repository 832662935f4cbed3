-- Mapping profiles, by which suppliers' files are read, and which one a batch was read by.
CREATE TABLE profiles (
  sha256  TEXT    PRIMARY KEY,
  name    TEXT    NOT NULL,
  text    TEXT    NOT NULL,
  kept_at INTEGER NOT NULL,
  kept_by TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE batches ADD COLUMN profile_sha256 TEXT REFERENCES profiles (sha256);  -- NULL: read without one
