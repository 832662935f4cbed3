-- What becomes of a finding that a case holds is on the trail of the case, also when the case is decided.
ALTER TABLE findings ADD COLUMN last_seen_at INTEGER;
-- It names a record of a death that its decided case had not: the decision does not answer it.
ALTER TABLE findings ADD COLUMN names_new_death INTEGER NOT NULL DEFAULT 0 CHECK (names_new_death IN (0, 1));

CREATE TRIGGER a_finding_found_again_is_traced AFTER UPDATE ON findings
  WHEN old.withdrawn_at IS NOT NULL AND new.withdrawn_at IS NULL AND new.case_id IS NOT NULL
BEGIN
  INSERT INTO case_events (case_id, at, actor, what, text)
  SELECT new.case_id, max(new.last_seen_at, max(at)), 'benefitd', 'found_again', new.check_code || ' ' || new.period
    FROM case_events WHERE case_id = new.case_id;
END;

CREATE TRIGGER a_finding_changed_after_its_decision_is_traced AFTER UPDATE ON findings
  WHEN old.withdrawn_at IS NULL AND new.withdrawn_at IS NULL AND new.reasons <> old.reasons
   AND (SELECT state FROM cases WHERE id = new.case_id) = 'decided'
BEGIN
  INSERT INTO case_events (case_id, at, actor, what, text)
  SELECT new.case_id, max(new.last_seen_at, max(at)), 'benefitd', 'changed', new.check_code || ' ' || new.period
    FROM case_events WHERE case_id = new.case_id;
END;

-- By an outcome that leaves the person alive, or undecided, nobody has judged a record of a death that was not there.
CREATE TRIGGER a_new_death_is_not_answered AFTER UPDATE ON findings
  WHEN new.check_code LIKE 'D%' AND new.withdrawn_at IS NULL AND new.reasons <> old.reasons
   AND EXISTS (SELECT 1 FROM cases
                WHERE id = new.case_id AND state = 'decided'
                  AND outcome IN ('registry_wrong', 'not_the_same_person', 'entitled', 'cannot_be_decided', 'in_order'))
BEGIN
  UPDATE findings
     SET names_new_death = 1
   WHERE id = new.id
     AND EXISTS (SELECT json_extract(value, '$.values.fingerprint.text') AS record FROM json_each(new.reasons)
                  WHERE record IS NOT NULL
                 EXCEPT
                 SELECT json_extract(value, '$.values.fingerprint.text') FROM json_each(old.reasons));
END;

-- D2 beside D1 tells of the same payments: found by likeness before the record with the person's own number came, and not
-- looked at anew while the roll is old. They are counted once (holds_same_money in verify/cases/priority.hpp).
DROP VIEW case_sums;
CREATE VIEW case_sums AS
  SELECT case_id, sum(lost * counts) AS lost, sum(flowing_per_month * counts) AS flowing_per_month,
         sum(owed * counts) AS owed, group_concat(DISTINCT check_code) AS checks
    FROM (SELECT case_id, check_code, lost, flowing_per_month, owed,
                 check_code <> 'D2' OR NOT EXISTS (SELECT 1 FROM findings AS own
                                                    WHERE own.case_id = f.case_id AND own.withdrawn_at IS NULL
                                                      AND own.check_code = 'D1') AS counts
            FROM findings AS f
           WHERE case_id IS NOT NULL AND withdrawn_at IS NULL)
   GROUP BY case_id;
