-- Papers in cases. The content is sealed as photos are (0002), each for its own record.

CREATE TABLE case_attachments (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id  INTEGER NOT NULL REFERENCES cases (id),
  name     TEXT    NOT NULL,
  type     INTEGER NOT NULL,  -- AttachmentType, verify/types/attachment.hpp
  sha256   TEXT    NOT NULL,  -- of the content as it was handed in
  bytes    INTEGER NOT NULL,
  added_by TEXT    NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_attachments_by_case ON case_attachments (case_id, id);

CREATE TABLE attachment_contents (
  attachment_id INTEGER PRIMARY KEY REFERENCES case_attachments (id),
  sealed        BLOB    NOT NULL
) STRICT;

CREATE TRIGGER case_attachments_are_not_changed BEFORE UPDATE ON case_attachments
BEGIN SELECT RAISE (ABORT, 'attachments are never changed'); END;
CREATE TRIGGER case_attachments_are_not_deleted BEFORE DELETE ON case_attachments
BEGIN SELECT RAISE (ABORT, 'attachments are never deleted'); END;
