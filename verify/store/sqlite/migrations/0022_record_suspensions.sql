-- Suspensions that two officers decided, what they rest on, who the officers are, and what is owed after a mistake.

-- A user's registration as a person; a later one is added, none is changed.
CREATE TABLE officers (
  id     INTEGER PRIMARY KEY,
  user   TEXT    NOT NULL,
  person INTEGER NOT NULL,
  name   TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  by     TEXT    NOT NULL CHECK (by <> user)
) STRICT;
CREATE INDEX officers_by_user ON officers (user);

CREATE TRIGGER officers_are_not_changed BEFORE UPDATE ON officers
BEGIN SELECT RAISE (ABORT, 'registrations of officers are never changed'); END;
CREATE TRIGGER officers_are_not_deleted BEFORE DELETE ON officers
BEGIN SELECT RAISE (ABORT, 'registrations of officers are never deleted'); END;

CREATE TABLE suspensions (
  id              INTEGER PRIMARY KEY,
  case_id         INTEGER NOT NULL REFERENCES cases (id),
  subject         INTEGER NOT NULL,
  state           TEXT    NOT NULL CHECK (state IN ('noticed', 'proposed', 'in_force', 'stopped', 'lifted')),
  served_on       INTEGER NOT NULL,
  how             TEXT    NOT NULL,
  served_by       TEXT    NOT NULL,
  recorded_at     INTEGER NOT NULL,
  recorded_by     TEXT    NOT NULL,
  reply_until     INTEGER NOT NULL CHECK (reply_until > served_on),
  proposed_by     TEXT,
  confirmed_by    TEXT,
  in_force_since  INTEGER,
  suppliers       TEXT    NOT NULL,  -- one a line
  ended_by        TEXT,
  ended_at        INTEGER,
  ended_because   TEXT    NOT NULL,
  -- What verify/cases sees to already: two people, two suppliers, and the whole period for reply (days since 1970 in
  -- China, whose clocks are 28,800 s ahead).
  CHECK (state <> 'in_force'
         OR (proposed_by IS NOT NULL AND confirmed_by IS NOT NULL AND proposed_by <> confirmed_by
             AND in_force_since IS NOT NULL AND (in_force_since + 28800000) / 86400000 > reply_until
             AND instr(suppliers, char(10)) > 0)),
  CHECK ((state IN ('stopped', 'lifted')) = (ended_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX active_suspensions ON suspensions (subject) WHERE state IN ('noticed', 'proposed', 'in_force');
CREATE INDEX suspensions_by_subject ON suspensions (subject, id);

-- What was computed last for a case: full months that a scheme did not pay, times its last paid amount.
CREATE TABLE back_pay (
  case_id   INTEGER NOT NULL REFERENCES cases (id),
  scheme    INTEGER NOT NULL,
  last_paid INTEGER NOT NULL,  -- YYYYMM
  per_month INTEGER NOT NULL,
  months    INTEGER NOT NULL,
  owed      INTEGER NOT NULL CHECK (owed = per_month * months),
  PRIMARY KEY (case_id, scheme)
) STRICT, WITHOUT ROWID;
