-- Each entry of the audit log gets the hash of itself and all before it (verify/types/audit_chain.hpp). Those there
-- are already get theirs when this has run (schema.cpp), which is why the rule against changes is lifted for as long.
DROP TRIGGER audit_log_is_not_changed;
ALTER TABLE audit_log ADD COLUMN hash TEXT NOT NULL DEFAULT '';

-- The signature under the newest entry, made with it: without it the newest entries could be cut off unnoticed.
CREATE TABLE audit_newest (
  only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
  at         INTEGER NOT NULL,
  entry      INTEGER NOT NULL,
  hash       TEXT    NOT NULL,
  public_key BLOB    NOT NULL,
  signature  BLOB    NOT NULL
) STRICT;

-- Seals that are kept, one a day.
CREATE TABLE audit_seals (
  entry      INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  hash       TEXT    NOT NULL,
  public_key BLOB    NOT NULL,
  signature  BLOB    NOT NULL
) STRICT;
CREATE TRIGGER audit_seals_are_not_changed BEFORE UPDATE ON audit_seals
BEGIN SELECT RAISE (ABORT, 'a seal of the audit log is never changed'); END;
CREATE TRIGGER audit_seals_are_not_deleted BEFORE DELETE ON audit_seals
BEGIN SELECT RAISE (ABORT, 'a seal of the audit log is never deleted'); END;
