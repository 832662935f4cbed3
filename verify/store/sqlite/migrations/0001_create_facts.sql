-- Deliveries and the facts that they brought.
--
-- Every fact table is clustered by batch, then by run, then by citizen. A run is a stretch of a batch that was sorted in
-- memory and written in one go. So an import only ever appends, in whatever order its rows come and however long the
-- history before it; a killed import is removed by cutting off its stretch; rows of superseded batches are never read
-- past. Readers merge the runs that they may see in order of citizen.
--
-- Units: citizen_id is the first 17 digits of the number; days count from 1970-01-01; months are yyyymm; instants
-- are milliseconds since 1970-01-01T00:00Z; money is fen. Enumerations are the numbers of verify/types.

CREATE TABLE batches (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  feed          INTEGER NOT NULL CHECK (feed BETWEEN 1 AND 9),
  delivery      TEXT    NOT NULL,
  file_sha256   TEXT    NOT NULL,
  bytes         INTEGER NOT NULL,
  received_at   INTEGER NOT NULL,
  received_by   TEXT    NOT NULL,
  state         TEXT    NOT NULL DEFAULT 'importing' CHECK (state IN ('importing', 'committed')),
  encoding      INTEGER NOT NULL DEFAULT 1 CHECK (encoding IN (1, 2)),
  columns       TEXT    NOT NULL DEFAULT '[]',  -- JSON array: the file's own header
  rows_in       INTEGER NOT NULL DEFAULT 0,
  rows_accepted INTEGER NOT NULL DEFAULT 0,
  rows_rejected INTEGER NOT NULL DEFAULT 0,
  rows_damaged  INTEGER NOT NULL DEFAULT 0,
  runs          INTEGER NOT NULL DEFAULT 0,
  superseded_by INTEGER REFERENCES batches (id),
  superseded_at INTEGER,
  CHECK ((superseded_by IS NULL) = (superseded_at IS NULL))
) STRICT;

-- Of the deliveries of one name, one at most is current.
CREATE UNIQUE INDEX current_batches ON batches (feed, delivery)
  WHERE state = 'committed' AND superseded_by IS NULL;
CREATE INDEX batches_superseded_by ON batches (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE TABLE rejects (
  id       INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  line     INTEGER NOT NULL,
  "column" TEXT    NOT NULL,
  code     TEXT    NOT NULL,
  detail   TEXT    NOT NULL,
  fields   TEXT    NOT NULL  -- JSON array: the row as it came
) STRICT;
CREATE INDEX rejects_by_batch ON rejects (batch_id, line);

CREATE TABLE damaged_rows (
  id       INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  line     INTEGER NOT NULL,
  "column" TEXT    NOT NULL,
  code     TEXT    NOT NULL,
  detail   TEXT    NOT NULL
) STRICT;
CREATE INDEX damaged_rows_by_batch ON damaged_rows (batch_id, line);

-- Every number that came with an enrolment, a payment, a contribution or a collection, of a killed or superseded
-- delivery too. Only for cutting bulk work into even parts: a number too many does no harm.
CREATE TABLE subjects (
  citizen_id INTEGER PRIMARY KEY
) STRICT;

-- Hashes of name, birth date, sex and account on the roll, and whose they were, of killed or superseded deliveries too:
-- where to look for one human under two numbers. What is found there is compared in full with the rows.
CREATE TABLE same_human_hashes (
  hash       INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  PRIMARY KEY (hash, citizen_id)
) STRICT, WITHOUT ROWID;

-- The few of them that belong to more than one number: small enough to be held in memory by a bulk run.
CREATE TABLE shared_hashes (
  hash INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER hash_is_shared AFTER INSERT ON same_human_hashes
WHEN EXISTS (SELECT 1 FROM same_human_hashes WHERE hash = NEW.hash AND citizen_id <> NEW.citizen_id)
BEGIN INSERT OR IGNORE INTO shared_hashes (hash) VALUES (NEW.hash); END;

CREATE TABLE enrolments (
  batch_id        INTEGER NOT NULL REFERENCES batches (id),
  run             INTEGER NOT NULL,
  citizen_id      INTEGER NOT NULL,
  line            INTEGER NOT NULL,
  fifteen_digits  INTEGER NOT NULL CHECK (fifteen_digits IN (0, 1)),
  name            TEXT    NOT NULL,
  sex             INTEGER NOT NULL CHECK (sex IN (1, 2)),
  birth_date      INTEGER NOT NULL,
  scheme          INTEGER NOT NULL CHECK (scheme IN (1, 2)),
  county          INTEGER NOT NULL,
  town            TEXT    NOT NULL,
  village         TEXT    NOT NULL,
  account         TEXT    NOT NULL,
  enrolled_on     INTEGER,
  benefit_from    INTEGER,
  benefit_to      INTEGER,
  account_balance INTEGER,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE payments (
  batch_id       INTEGER NOT NULL REFERENCES batches (id),
  run            INTEGER NOT NULL,
  citizen_id     INTEGER NOT NULL,
  month          INTEGER NOT NULL,
  line           INTEGER NOT NULL,
  fifteen_digits INTEGER NOT NULL CHECK (fifteen_digits IN (0, 1)),
  name           TEXT    NOT NULL,
  scheme         INTEGER NOT NULL CHECK (scheme IN (1, 2)),
  amount         INTEGER NOT NULL,
  paid_on        INTEGER NOT NULL,
  account        TEXT    NOT NULL,
  county         INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, month, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE deaths (
  batch_id        INTEGER NOT NULL REFERENCES batches (id),
  run             INTEGER NOT NULL,
  line            INTEGER NOT NULL,
  citizen_id      INTEGER,  -- NULL when the number could not be read
  id_as_delivered TEXT    NOT NULL,
  name            TEXT    NOT NULL,
  sex             INTEGER CHECK (sex IN (1, 2)),
  birth_date      INTEGER,
  death_date      INTEGER NOT NULL,
  reported_by     INTEGER NOT NULL CHECK (reported_by IN (1, 2, 3)),
  county          INTEGER NOT NULL,
  recorded_on     INTEGER,
  PRIMARY KEY (batch_id, run, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX deaths_by_citizen ON deaths (batch_id, run, citizen_id) WHERE citizen_id IS NOT NULL;

CREATE TABLE registry_periods (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  registry   INTEGER NOT NULL CHECK (registry IN (1, 2)),
  valid_from INTEGER NOT NULL,
  valid_to   INTEGER,
  county     INTEGER NOT NULL,
  town       TEXT    NOT NULL,
  village    TEXT    NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE contributions (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  year       INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  paid_on    INTEGER NOT NULL,
  county     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE traces (
  batch_id   INTEGER NOT NULL REFERENCES batches (id),
  run        INTEGER NOT NULL,
  citizen_id INTEGER NOT NULL,
  line       INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  kind       INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
  seen_on    INTEGER NOT NULL,
  county     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, run, citizen_id, line)
) STRICT, WITHOUT ROWID;
