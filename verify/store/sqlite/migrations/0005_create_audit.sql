-- Who read what and who decided what. Rows are only ever added.

CREATE TABLE audit_log (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  actor   TEXT    NOT NULL,
  what    TEXT    NOT NULL,
  subject INTEGER,
  detail  TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_log_by_subject ON audit_log (subject, id) WHERE subject IS NOT NULL;

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE (ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_log_is_not_deleted BEFORE DELETE ON audit_log
BEGIN SELECT RAISE (ABORT, 'the audit log is never deleted'); END;
