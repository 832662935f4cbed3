-- Requests that named themselves by a key, so that one repeated after a broken connection changes nothing.
CREATE TABLE case_requests (
  key     TEXT    PRIMARY KEY,
  actor   TEXT    NOT NULL,
  what    TEXT    NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases (id)
) STRICT, WITHOUT ROWID;

-- A decision to set a record aside can be undone; decided anew, it counts again.
ALTER TABLE set_asides ADD COLUMN restored_at INTEGER;
CREATE TRIGGER news_of_set_aside_undone AFTER UPDATE ON set_asides
BEGIN INSERT INTO news (subject) VALUES (new.subject); END;
