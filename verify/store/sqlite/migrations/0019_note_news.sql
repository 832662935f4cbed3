-- Whom what has happened since a run concerns, so that the next one need not look at everybody (run_plan.hpp).

-- What the findings of a run rest on beside the facts; of runs that this process has planned.
CREATE TABLE run_bases (
  job_id  INTEGER PRIMARY KEY REFERENCES jobs (id),
  as_of   INTEGER NOT NULL,
  context TEXT    NOT NULL,
  batches TEXT    NOT NULL,  -- JSON array: those that were current
  news_id INTEGER NOT NULL   -- the newest entry of news that the run has seen
) STRICT;

-- Whom a run looks at that does not look at everybody; gone when it is concluded.
CREATE TABLE run_subjects (
  job_id  INTEGER NOT NULL REFERENCES jobs (id),
  subject INTEGER NOT NULL,
  PRIMARY KEY (job_id, subject)
) STRICT, WITHOUT ROWID;
ALTER TABLE job_partitions ADD COLUMN only_concerned INTEGER NOT NULL DEFAULT 0 CHECK (only_concerned IN (0, 1));

-- Subjects whose findings may change with time alone, before the month of their last run is over.
CREATE TABLE due_subjects (
  subject    INTEGER PRIMARY KEY,
  changes_on INTEGER NOT NULL
) STRICT;
CREATE INDEX due_subjects_by_day ON due_subjects (changes_on);

-- Of whom something has changed that no delivery brought: written by triggers, so that no way of changing it is
-- forgotten.
CREATE TABLE news (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  subject INTEGER NOT NULL
) STRICT;

CREATE TRIGGER news_of_enrolled_photo AFTER INSERT ON enrolled_photos
BEGIN INSERT INTO news (subject) VALUES (new.person); END;
CREATE TRIGGER news_of_collection AFTER INSERT ON collections
BEGIN INSERT INTO news (subject) VALUES (new.person); END;
CREATE TRIGGER news_of_measurement AFTER UPDATE ON photos
BEGIN INSERT INTO news (subject) VALUES (new.person); END;
CREATE TRIGGER news_of_attack AFTER INSERT ON presentation_attacks
BEGIN INSERT INTO news (subject) SELECT person FROM photos WHERE id = new.photo_id; END;
CREATE TRIGGER news_of_capture AFTER INSERT ON photo_captures
BEGIN INSERT INTO news (subject) SELECT person FROM photos WHERE id = new.photo_id; END;
CREATE TRIGGER news_of_comparison AFTER INSERT ON comparisons
BEGIN INSERT INTO news (subject) SELECT person FROM collections WHERE id = new.collection_id; END;
CREATE TRIGGER news_of_copy AFTER INSERT ON photo_copies
BEGIN INSERT INTO news (subject) SELECT person FROM photos WHERE id IN (new.first_photo, new.second_photo); END;
CREATE TRIGGER news_of_copy_taken_back AFTER DELETE ON photo_copies
BEGIN INSERT INTO news (subject) SELECT person FROM photos WHERE id IN (old.first_photo, old.second_photo); END;

CREATE TRIGGER news_of_like_face AFTER INSERT ON like_faces
BEGIN INSERT INTO news (subject) VALUES (new.person); END;
CREATE TRIGGER news_of_like_face_taken_back AFTER DELETE ON like_faces
BEGIN INSERT INTO news (subject) VALUES (old.person); END;

-- A new link is one of a batch that has just become current.
CREATE TRIGGER news_of_link_weighed_anew AFTER UPDATE ON record_links
  WHEN old.weight <> new.weight OR old.compared <> new.compared
BEGIN
  INSERT INTO news (subject) VALUES (old.subject);
  INSERT INTO news (subject) SELECT old.record_citizen WHERE old.record_citizen IS NOT NULL;
  INSERT INTO news (subject)
    SELECT subject FROM record_links
     WHERE (record_batch_id, record_line) = (old.record_batch_id, old.record_line);
END;
CREATE TRIGGER news_of_link_taken_back AFTER DELETE ON record_links
BEGIN
  INSERT INTO news (subject) VALUES (old.subject);
  INSERT INTO news (subject) SELECT old.record_citizen WHERE old.record_citizen IS NOT NULL;
  INSERT INTO news (subject)
    SELECT subject FROM record_links
     WHERE (record_batch_id, record_line) = (old.record_batch_id, old.record_line);
END;

CREATE TRIGGER news_of_set_aside AFTER INSERT ON set_asides
BEGIN INSERT INTO news (subject) VALUES (new.subject); END;

-- Who is whose other number, and whose other face: their rows are part of what is known of another.
CREATE INDEX record_links_by_other_number ON record_links (record_citizen) WHERE record_kind = 3;
CREATE INDEX like_faces_by_other ON like_faces (other);

-- Whose rows a batch holds.
CREATE VIEW people_of_batches AS
            SELECT batch_id, citizen_id FROM enrolments
  UNION ALL SELECT batch_id, citizen_id FROM payments
  UNION ALL SELECT batch_id, citizen_id FROM deaths WHERE citizen_id IS NOT NULL
  UNION ALL SELECT batch_id, citizen_id FROM registry_periods
  UNION ALL SELECT batch_id, citizen_id FROM subsidies
  UNION ALL SELECT batch_id, citizen_id FROM traces
  UNION ALL SELECT batch_id, citizen_id FROM contributions
  UNION ALL SELECT batch_id, citizen_id FROM household_members
  UNION ALL SELECT batch_id, citizen_id FROM household_decisions
  UNION ALL SELECT batch_id, citizen_id FROM maternity_claims
  UNION ALL SELECT batch_id, citizen_id FROM hospital_settlements
  UNION ALL SELECT batch_id, citizen_id FROM absences
  UNION ALL SELECT batch_id, citizen_id FROM benefit_events
  UNION ALL SELECT batch_id, citizen_id FROM account_holders;
