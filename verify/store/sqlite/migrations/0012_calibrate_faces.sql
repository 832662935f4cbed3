-- Calibrations of the faces on the agency's own gallery, and what every comparison had by one (Q1).

-- Which kinds of jobs there are, the program knows: the column without its former list.
ALTER TABLE jobs ADD COLUMN any_kind INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET any_kind = kind;
ALTER TABLE jobs DROP COLUMN kind;
ALTER TABLE jobs RENAME COLUMN any_kind TO kind;

-- Written once; only the signature comes later, and only once.
CREATE TABLE calibrations (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at   INTEGER NOT NULL,
  made_by   TEXT    NOT NULL,
  record    TEXT    NOT NULL,  -- TOML (verify/face/calibration)
  signed_at INTEGER,
  signed_by TEXT,
  CHECK ((signed_at IS NULL) = (signed_by IS NULL))
) STRICT;

-- Looks at whether live scores still come from where a calibration was made. Rows are only ever added.
CREATE TABLE drift_checks (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  calibration     INTEGER NOT NULL REFERENCES calibrations (id),
  at              INTEGER NOT NULL,
  last_photo      INTEGER NOT NULL,  -- the newest photo that was looked at
  scores          INTEGER NOT NULL,
  distance        REAL    NOT NULL,
  tail_share      REAL    NOT NULL,
  has_left        INTEGER NOT NULL CHECK (has_left IN (0, 1))
) STRICT;
CREATE INDEX drift_checks_of_calibration ON drift_checks (calibration, id);

-- The standard is the networks and, with one, the calibration. Of former comparisons it is the networks.
ALTER TABLE comparisons RENAME COLUMN model_set TO standard;
ALTER TABLE comparisons ADD COLUMN calibration INTEGER REFERENCES calibrations (id);
ALTER TABLE comparisons ADD COLUMN score REAL;
ALTER TABLE comparisons ADD COLUMN threshold REAL;
ALTER TABLE comparisons ADD COLUMN fmr REAL;

-- A standard's *same* without a calibration is for a person to judge.
UPDATE comparisons SET outcome = 2 WHERE outcome = 1;
