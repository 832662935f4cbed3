-- A job can stand still until somebody wants it, and be given up. Which states there are, the program knows: the column without
-- its former list.
DROP INDEX unfinished_jobs;
ALTER TABLE jobs ADD COLUMN any_state INTEGER NOT NULL DEFAULT 0;
UPDATE jobs SET any_state = state;
ALTER TABLE jobs DROP COLUMN state;
ALTER TABLE jobs RENAME COLUMN any_state TO state;
CREATE INDEX unfinished_jobs ON jobs (id) WHERE state IN (1, 2, 6);

-- What a running job is to become at its next safe point: 1 paused, 2 cancelled.
ALTER TABLE jobs ADD COLUMN wish INTEGER;

-- What a run has made of the findings that stood before it.
CREATE TABLE run_changes (
  job_id    INTEGER PRIMARY KEY REFERENCES jobs (id),
  appeared  INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL
) STRICT;
