-- The facts that the remaining provisions rest on. Enumerations are the numbers of verify/types/facts.hpp, which grow with
-- the feeds; the checks that named their first values are taken off the schema (sqlite.org/lang_altertable.html, 7:
-- what lies on the disk does not change, so that no payment is written anew).

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (feed BETWEEN 1 AND 9)', '') WHERE name = 'batches';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (scheme IN (1, 2))', '') WHERE name IN ('enrolments', 'payments');
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (reported_by IN (1, 2, 3))', '') WHERE name = 'deaths';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (registry IN (1, 2))', '') WHERE name = 'registry_periods';
PRAGMA writable_schema = RESET;

ALTER TABLE enrolments ADD COLUMN formalities_on INTEGER;
ALTER TABLE deaths ADD COLUMN withdrawn_on INTEGER;
ALTER TABLE registry_periods ADD COLUMN exit_procedure INTEGER CHECK (exit_procedure IN (0, 1));

-- What government pays, for whichever scheme and reason, by level of government.
ALTER TABLE contributions RENAME TO subsidies;
ALTER TABLE subsidies ADD COLUMN scheme INTEGER NOT NULL DEFAULT 1;
ALTER TABLE subsidies ADD COLUMN basis INTEGER NOT NULL DEFAULT 1;
ALTER TABLE subsidies ADD COLUMN province_share INTEGER;
ALTER TABLE subsidies ADD COLUMN city_share INTEGER;
ALTER TABLE subsidies ADD COLUMN county_share INTEGER;

CREATE TABLE contributions (
  batch_id       INTEGER NOT NULL REFERENCES batches (id),
  run            INTEGER NOT NULL,
  citizen_id     INTEGER NOT NULL,
  line           INTEGER NOT NULL,
  name           TEXT    NOT NULL,
  scheme         INTEGER NOT NULL,
  payer          INTEGER NOT NULL,
  kind           INTEGER NOT NULL,
  year           INTEGER NOT NULL,
  month          INTEGER,
  amount         INTEGER NOT NULL,
  tier_asked_for INTEGER,
  paid_on        INTEGER NOT NULL,
  employer       TEXT    NOT NULL,
  county         INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_members (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  household  TEXT    NOT NULL,
  relation   INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to   INTEGER,
  county     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_decisions (
  batch_id      INTEGER NOT NULL REFERENCES batches (id),
  run           INTEGER NOT NULL,
  citizen_id    INTEGER NOT NULL,
  line          INTEGER NOT NULL,
  name          TEXT    NOT NULL,
  household     TEXT    NOT NULL,
  registry      INTEGER NOT NULL,
  outcome       INTEGER NOT NULL,
  decided_on    INTEGER NOT NULL,
  members       INTEGER NOT NULL,
  income        INTEGER NOT NULL,
  basic_pension INTEGER NOT NULL,
  income_line   INTEGER,
  county        INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE maternity_claims (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  kind       INTEGER NOT NULL,
  born_on    INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  paid_on    INTEGER NOT NULL,
  hospital   TEXT    NOT NULL,
  county     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE hospital_settlements (
  batch_id    INTEGER NOT NULL REFERENCES batches (id),
  run         INTEGER NOT NULL,
  citizen_id  INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  hospital    TEXT    NOT NULL,
  admitted_on INTEGER NOT NULL,
  settled_on  INTEGER,
  deposit     INTEGER NOT NULL,
  returned    INTEGER,
  county      INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE absences (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  kind       INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to   INTEGER,
  authority  TEXT    NOT NULL,
  county     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE benefit_events (
  batch_id      INTEGER NOT NULL REFERENCES batches (id),
  run           INTEGER NOT NULL,
  citizen_id    INTEGER NOT NULL,
  line          INTEGER NOT NULL,
  name          TEXT    NOT NULL,
  scheme        INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  happened_on   INTEGER NOT NULL,
  station       TEXT    NOT NULL,
  operator_name TEXT    NOT NULL,
  account       TEXT    NOT NULL,
  county        INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_holders (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  account    TEXT    NOT NULL,
  opened_on  INTEGER,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

-- Not about people: some thousand rows, read as a whole.

CREATE TABLE projects (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  line       INTEGER NOT NULL,
  number     TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  builder    TEXT    NOT NULL,
  started_on INTEGER NOT NULL,
  insured_on INTEGER,
  county     INTEGER NOT NULL,
  town       TEXT    NOT NULL,
  village    TEXT    NOT NULL,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE stations (
  batch_id      INTEGER NOT NULL REFERENCES batches (id),
  line          INTEGER NOT NULL,
  code          TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  operator_name TEXT    NOT NULL,
  valid_from    INTEGER NOT NULL,
  valid_to      INTEGER,
  county        INTEGER NOT NULL,
  town          TEXT    NOT NULL,
  village       TEXT    NOT NULL,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE regions (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  line       INTEGER NOT NULL,
  code       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to   INTEGER,
  successor  INTEGER,
  PRIMARY KEY (batch_id, line)
) STRICT, WITHOUT ROWID;
