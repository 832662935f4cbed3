-- Queues: where a case stands, who holds it until when, when it wakes, and with which others it is decided.

ALTER TABLE cases ADD COLUMN kind INTEGER NOT NULL DEFAULT 2;   -- CaseKind, verify/types/case.hpp
ALTER TABLE cases ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;   -- verify/cases/priority.hpp
ALTER TABLE cases ADD COLUMN leased_until INTEGER;              -- while taken
ALTER TABLE cases ADD COLUMN diary_on INTEGER;
ALTER TABLE cases ADD COLUMN diary_text TEXT CHECK ((diary_text IS NULL) = (diary_on IS NULL));
ALTER TABLE cases ADD COLUMN diary_by TEXT CHECK ((diary_by IS NULL) = (diary_on IS NULL));
ALTER TABLE cases ADD COLUMN matter INTEGER REFERENCES cases (id);
ALTER TABLE cases ADD COLUMN split_from INTEGER REFERENCES cases (id);

-- Cases from before stand by their money and age alone until the next run over everyone weighs them in full: a share
-- of 70 % for what flows, for a 36th of what is lost and a quarter of what is owed, less 2,000 fen for each 30 days
-- since 1970.
UPDATE cases
   SET rank = coalesce((SELECT sum(flowing_per_month * 70 / 100 + lost / 36 * 70 / 100 + owed / 4 * 70 / 100)
                          FROM findings WHERE case_id = cases.id AND withdrawn_at IS NULL), 0)
              - opened_at / 1000 * 2000 / 2592000;
UPDATE cases
   SET kind = coalesce((SELECT min(CASE WHEN check_code IN ('C1', 'D4', 'D5', 'P2', 'S3') THEN 1
                                        WHEN check_code IN ('M1', 'M2', 'P1', 'P3', 'P4', 'P7', 'Q4', 'T1') THEN 3
                                        WHEN check_code = 'F5' THEN 4
                                        WHEN check_code = 'L1' THEN 5
                                        ELSE 2 END)
                          FROM findings WHERE case_id = cases.id AND withdrawn_at IS NULL), 2);
-- Who has a case keeps it for a while more.
UPDATE cases SET leased_until = (unixepoch() + 5 * 86400) * 1000 WHERE state = 'taken';

-- One unfinished case per subject gathers; those split from it do not.
DROP INDEX unfinished_cases;
CREATE UNIQUE INDEX unfinished_cases ON cases (subject)
  WHERE state IN ('open', 'taken', 'proposed') AND split_from IS NULL;

-- `case next`: the first row of one of these, for one kind in the place that is asked for.
-- What they are restricted to is in those that are counted over, too, or SQLite would look into every row for it.
CREATE INDEX waiting_cases ON cases (kind, rank DESC, id, county, state, diary_on) WHERE state = 'open' AND diary_on IS NULL;
CREATE INDEX waiting_cases_of_county ON cases (county, kind, rank DESC, id)
  WHERE state = 'open' AND diary_on IS NULL;
CREATE INDEX waiting_cases_of_town ON cases (county, town, kind, rank DESC, id)
  WHERE state = 'open' AND diary_on IS NULL;
CREATE INDEX waiting_cases_of_village ON cases (county, town, village, kind, rank DESC, id)
  WHERE state = 'open' AND diary_on IS NULL;
-- As many as officers have taken, put into their diaries or proposed: few.
CREATE INDEX taken_cases ON cases (taken_by, rank DESC, id) WHERE state = 'taken';
CREATE INDEX leases_of_cases ON cases (leased_until) WHERE state = 'taken';
CREATE INDEX proposed_cases ON cases (proposed_by, rank DESC) WHERE state = 'proposed';
CREATE INDEX diary_of_cases ON cases (diary_on) WHERE diary_on IS NOT NULL;
CREATE INDEX cases_by_matter ON cases (matter) WHERE matter IS NOT NULL;
-- `case list`, page by page.
CREATE INDEX cases_by_rank ON cases (rank DESC, id, state, kind, county);
CREATE INDEX cases_by_age ON cases (kind, opened_at, state, diary_on) WHERE state = 'open' AND diary_on IS NULL;

-- What a read was for; entries from before did not state it.
ALTER TABLE audit_log ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
CREATE INDEX audit_log_by_actor ON audit_log (actor, id);
