-- What decided cases say of the checks, and the random arm (verify/learning).

-- A decided case judges each check that had an open finding in it when it was decided. The sums are those of that
-- moment, for later runs write newer ones into the findings.
CREATE TABLE judged_checks (
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  check_code TEXT    NOT NULL,
  subject    INTEGER NOT NULL,
  county     INTEGER NOT NULL,
  outcome    TEXT    NOT NULL,
  opened_at  INTEGER NOT NULL,
  decided_at INTEGER NOT NULL,
  findings   INTEGER NOT NULL CHECK (findings > 0),
  lost       INTEGER NOT NULL,
  owed       INTEGER NOT NULL,
  PRIMARY KEY (case_id, check_code)
) STRICT, WITHOUT ROWID;

-- How many cases have judged a check, by outcome: read with every look at a case.
CREATE TABLE check_tallies (
  check_code TEXT    NOT NULL,
  outcome    TEXT    NOT NULL,
  cases      INTEGER NOT NULL,
  PRIMARY KEY (check_code, outcome)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER a_judged_check_is_tallied AFTER INSERT ON judged_checks
BEGIN
  INSERT INTO check_tallies (check_code, outcome, cases) VALUES (NEW.check_code, NEW.outcome, 1)
  ON CONFLICT (check_code, outcome) DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER a_verdict_taken_back_is_not AFTER DELETE ON judged_checks
BEGIN
  UPDATE check_tallies SET cases = cases - 1 WHERE check_code = OLD.check_code AND outcome = OLD.outcome;
END;

CREATE TRIGGER a_decided_case_judges AFTER INSERT ON case_events WHEN NEW.what = 'decided'
BEGIN
  DELETE FROM judged_checks WHERE case_id = NEW.case_id;
  INSERT INTO judged_checks (case_id, check_code, subject, county, outcome, opened_at, decided_at, findings, lost, owed)
  SELECT c.id, f.check_code, c.subject, c.county, c.outcome, c.opened_at, NEW.at, count(*), sum(f.lost), sum(f.owed)
    FROM cases c JOIN findings f ON f.case_id = c.id
   WHERE c.id = NEW.case_id AND c.state = 'decided' AND c.outcome IS NOT NULL AND f.withdrawn_at IS NULL
   GROUP BY f.check_code;
END;
CREATE TRIGGER a_reopened_case_judges_no_longer AFTER INSERT ON case_events WHEN NEW.what = 'reopened'
BEGIN
  DELETE FROM judged_checks WHERE case_id = NEW.case_id;
END;

-- Cases that were decided before: by what stands in their findings now.
INSERT INTO judged_checks (case_id, check_code, subject, county, outcome, opened_at, decided_at, findings, lost, owed)
SELECT c.id, f.check_code, c.subject, c.county, c.outcome, c.opened_at, d.at, count(*), sum(f.lost), sum(f.owed)
  FROM cases c
  JOIN (SELECT case_id, max(at) AS at FROM case_events WHERE what = 'decided' GROUP BY case_id) d ON d.case_id = c.id
  JOIN findings f ON f.case_id = c.id
 WHERE c.state = 'decided' AND c.outcome IS NOT NULL AND (f.withdrawn_at IS NULL OR f.withdrawn_at >= d.at)
 GROUP BY c.id, f.check_code;

-- The random arm. A round is a month; whoever reads the seed before the round is over could foretell its draws.
CREATE TABLE sample_rounds (
  month    INTEGER PRIMARY KEY,
  seed     BLOB    NOT NULL CHECK (length(seed) = 32),
  drawn_by TEXT    NOT NULL,
  drawn_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER sample_rounds_are_not_changed BEFORE UPDATE ON sample_rounds
BEGIN SELECT RAISE (ABORT, 'a round keeps its seed'); END;

-- All units of a round, those drawn and the others, counted: kind is SampleKind, sex and age are those of verify/types.
CREATE TABLE sample_frames (
  month       INTEGER NOT NULL REFERENCES sample_rounds (month),
  kind        INTEGER NOT NULL CHECK (kind IN (1, 2)),
  stratum     TEXT    NOT NULL,
  county      INTEGER NOT NULL,
  sex         INTEGER NOT NULL,
  age         INTEGER NOT NULL,
  per_million INTEGER NOT NULL CHECK (per_million BETWEEN 0 AND 1000000),
  units       INTEGER NOT NULL CHECK (units > 0),
  amount      INTEGER NOT NULL,
  PRIMARY KEY (month, kind, stratum, county, sex, age)
) STRICT, WITHOUT ROWID;

CREATE TABLE sample_draws (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  month         INTEGER NOT NULL REFERENCES sample_rounds (month),
  kind          INTEGER NOT NULL CHECK (kind IN (1, 2)),
  stratum       TEXT    NOT NULL,
  subject       INTEGER NOT NULL,
  unit          TEXT    NOT NULL,
  county        INTEGER NOT NULL,
  amount        INTEGER NOT NULL,
  per_million   INTEGER NOT NULL CHECK (per_million BETWEEN 1 AND 1000000),
  drawn_at      INTEGER NOT NULL,
  left_frame_at INTEGER,
  case_id       INTEGER NOT NULL REFERENCES cases (id),
  wrong_amount  INTEGER CHECK (wrong_amount >= 0),
  -- However often a month is drawn, a unit is drawn once.
  UNIQUE (month, kind, stratum, subject, unit)
) STRICT;
CREATE INDEX sample_draws_by_case ON sample_draws (case_id);
CREATE TRIGGER sample_draws_are_not_deleted BEFORE DELETE ON sample_draws
BEGIN SELECT RAISE (ABORT, 'draws are never deleted'); END;

-- A case chosen by lot (CaseKind 6) gathers nothing and stands beside the one that does.
DROP INDEX unfinished_cases;
CREATE UNIQUE INDEX unfinished_cases ON cases (subject)
  WHERE state IN ('open', 'taken', 'proposed') AND split_from IS NULL AND kind <> 6;
