-- The certificates by which stations are known. One that was revoked stays, so that it cannot come back.
CREATE TABLE station_certificates (
  id            INTEGER PRIMARY KEY,
  station       TEXT    NOT NULL,
  fingerprint   TEXT    NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  valid_from    INTEGER NOT NULL,
  valid_until   INTEGER NOT NULL CHECK (valid_until > valid_from),
  registered_at INTEGER NOT NULL,
  registered_by TEXT    NOT NULL,
  revoked_at    INTEGER,
  revoked_by    TEXT,
  reason        TEXT,
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX station_certificates_by_station ON station_certificates (station);

CREATE TRIGGER station_certificates_stay_revoked BEFORE UPDATE ON station_certificates WHEN old.revoked_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a revoked certificate stays revoked'); END;
CREATE TRIGGER station_certificates_are_not_deleted BEFORE DELETE ON station_certificates
BEGIN SELECT RAISE (ABORT, 'certificates of stations are never deleted'); END;

-- Requests that named themselves by a key, and what they were answered; without a status: being worked on, or cut off by
-- a kill.
CREATE TABLE keyed_requests (
  asker    TEXT    NOT NULL,
  key      TEXT    NOT NULL,
  sha256   TEXT    NOT NULL,
  begun_at INTEGER NOT NULL,
  status   INTEGER,
  content  TEXT,
  PRIMARY KEY (asker, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX keyed_requests_by_time ON keyed_requests (begun_at);
