-- Findings, the cases that gather them, and what people decided.

CREATE TABLE cases (
  id          INTEGER PRIMARY KEY,
  subject     INTEGER NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('open', 'taken', 'proposed', 'decided', 'withdrawn')),
  name        TEXT    NOT NULL,
  county      INTEGER NOT NULL,
  town        TEXT    NOT NULL,
  village     TEXT    NOT NULL,
  taken_by    TEXT,
  outcome     TEXT,
  proposed_by TEXT,
  opened_at   INTEGER NOT NULL,
  version     INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_by_subject ON cases (subject);
-- One unfinished case per subject.
CREATE UNIQUE INDEX unfinished_cases ON cases (subject) WHERE state IN ('open', 'taken', 'proposed');

CREATE TABLE case_events (
  id      INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  at      INTEGER NOT NULL,
  actor   TEXT    NOT NULL,
  what    TEXT    NOT NULL,
  text    TEXT    NOT NULL
) STRICT;
CREATE INDEX case_events_by_case ON case_events (case_id, id);

CREATE TRIGGER case_events_are_not_changed BEFORE UPDATE ON case_events
BEGIN SELECT RAISE (ABORT, 'case events are never changed'); END;
CREATE TRIGGER case_events_are_not_deleted BEFORE DELETE ON case_events
BEGIN SELECT RAISE (ABORT, 'case events are never deleted'); END;

CREATE TABLE findings (
  id                INTEGER PRIMARY KEY,
  check_code        TEXT    NOT NULL,
  subject           INTEGER NOT NULL,
  period            TEXT    NOT NULL,
  name              TEXT    NOT NULL,
  county            INTEGER NOT NULL,
  town              TEXT    NOT NULL,
  village           TEXT    NOT NULL,
  lost              INTEGER NOT NULL,
  flowing_per_month INTEGER NOT NULL,
  owed              INTEGER NOT NULL,
  reasons           TEXT    NOT NULL,  -- JSON, verify/types/finding.hpp
  citations         TEXT    NOT NULL,  -- JSON, verify/types/finding.hpp
  first_found_at    INTEGER NOT NULL,
  last_seen_run     INTEGER NOT NULL REFERENCES jobs (id),
  withdrawn_at      INTEGER,           -- NULL while the finding is open
  case_id           INTEGER REFERENCES cases (id),
  UNIQUE (check_code, subject, period)
) STRICT;
CREATE INDEX findings_by_subject ON findings (subject);
CREATE INDEX findings_by_case ON findings (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX findings_by_run ON findings (last_seen_run) WHERE withdrawn_at IS NULL;
CREATE INDEX findings_without_case ON findings (subject) WHERE withdrawn_at IS NULL AND case_id IS NULL;

-- What a case is about and comes to: derived from its open findings, so that it is right after any withdrawal.
CREATE VIEW case_sums AS
  SELECT case_id, sum(lost) AS lost, sum(flowing_per_month) AS flowing_per_month, sum(owed) AS owed,
         group_concat(DISTINCT check_code) AS checks
    FROM findings
   WHERE case_id IS NOT NULL AND withdrawn_at IS NULL
   GROUP BY case_id;

-- Death records that a decision sets aside for one subject, for good.
CREATE TABLE set_asides (
  subject     INTEGER NOT NULL,
  fingerprint TEXT    NOT NULL,
  because     TEXT    NOT NULL,
  case_id     INTEGER NOT NULL REFERENCES cases (id),
  decided_at  INTEGER NOT NULL,
  PRIMARY KEY (subject, fingerprint)
) STRICT, WITHOUT ROWID;
