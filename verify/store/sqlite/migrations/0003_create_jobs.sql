-- Long work that outlives a request and a restart, and the partitions into which a bulk run is cut.

CREATE TABLE jobs (
  id           INTEGER PRIMARY KEY,
  kind         INTEGER NOT NULL CHECK (kind IN (1, 2)),
  state        INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
  requested_by TEXT    NOT NULL,
  requested_at INTEGER NOT NULL,
  started_at   INTEGER,
  finished_at  INTEGER,
  parameters   TEXT    NOT NULL,
  result       TEXT    NOT NULL DEFAULT '',
  phase        TEXT    NOT NULL DEFAULT '',
  done         INTEGER NOT NULL DEFAULT 0,
  total        INTEGER NOT NULL DEFAULT 0,
  error_code   TEXT,
  error_what   TEXT,
  error_where  TEXT,
  error_hint   TEXT,
  concluded_at INTEGER  -- when the findings of a verification had been drawn into cases
) STRICT;
CREATE INDEX unfinished_jobs ON jobs (id) WHERE state IN (1, 2);

CREATE TABLE job_partitions (
  job_id        INTEGER NOT NULL REFERENCES jobs (id),
  ordinal       INTEGER NOT NULL,
  first_subject INTEGER NOT NULL,
  end_subject   INTEGER NOT NULL,
  worker        TEXT,
  leased_until  INTEGER,
  done          INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  PRIMARY KEY (job_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX unfinished_partitions ON job_partitions (job_id, ordinal) WHERE done = 0;
