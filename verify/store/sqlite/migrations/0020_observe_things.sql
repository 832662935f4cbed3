-- What checks noticed about accounts, stations, operators and projects: about no person, and in no case.

CREATE TABLE observations (
  id            INTEGER PRIMARY KEY,
  check_code    TEXT    NOT NULL,
  kind          INTEGER NOT NULL,  -- ThingKind, verify/types/observation.hpp
  thing         TEXT    NOT NULL,
  period        TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  county        INTEGER NOT NULL,
  town          TEXT    NOT NULL,
  village       TEXT    NOT NULL,
  monthly       INTEGER NOT NULL,
  reasons       TEXT    NOT NULL,  -- JSON, verify/types/finding.hpp
  citations     TEXT    NOT NULL,  -- JSON, verify/types/finding.hpp
  first_seen_at INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  last_seen_run INTEGER NOT NULL REFERENCES jobs (id),
  withdrawn_at  INTEGER,           -- NULL while it is open
  UNIQUE (check_code, kind, thing, period)
) STRICT;
