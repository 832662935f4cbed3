-- What a decision or a repair has promised to pay falls when its case is opened again; what a suspension that was lifted
-- has left to be paid does not. So both are kept, the decision's beside what it stood on.
CREATE TABLE back_pay_by_step (
  case_id     INTEGER NOT NULL REFERENCES cases (id),
  by_decision INTEGER NOT NULL CHECK (by_decision IN (0, 1)),
  scheme      INTEGER NOT NULL,
  first_month INTEGER NOT NULL,  -- YYYYMM, as `last_paid`
  last_paid   INTEGER NOT NULL,
  per_month   INTEGER NOT NULL,
  months      INTEGER NOT NULL,
  owed        INTEGER NOT NULL CHECK (owed = per_month * months),
  PRIMARY KEY (case_id, by_decision, scheme, first_month)
) STRICT, WITHOUT ROWID;

INSERT INTO back_pay_by_step (case_id, by_decision, scheme, first_month, last_paid, per_month, months, owed)
SELECT p.case_id,
       EXISTS (SELECT 1 FROM case_events AS decided
                WHERE decided.case_id = p.case_id AND decided.what = 'decided'
                  AND decided.at = (SELECT max(at) FROM case_events AS computed
                                     WHERE computed.case_id = p.case_id AND computed.what = 'back_pay')),
       p.scheme, p.first_month, p.last_paid, p.per_month, p.months, p.owed
  FROM back_pay AS p;

DROP TRIGGER a_reopened_case_promises_no_longer;
DROP TABLE back_pay;
ALTER TABLE back_pay_by_step RENAME TO back_pay;

CREATE TRIGGER a_reopened_case_promises_no_longer AFTER INSERT ON case_events WHEN NEW.what = 'reopened'
BEGIN
  DELETE FROM back_pay WHERE case_id = NEW.case_id AND by_decision;
END;

-- What is promised is found by no check; what is promised no longer is.
CREATE TRIGGER news_of_promise AFTER INSERT ON back_pay
BEGIN INSERT INTO news (subject) SELECT subject FROM cases WHERE id = new.case_id; END;
CREATE TRIGGER news_of_promise_taken_back AFTER DELETE ON back_pay
BEGIN INSERT INTO news (subject) SELECT subject FROM cases WHERE id = old.case_id; END;

-- What a case pays back by the last step that has computed it, which takes up all that was promised before.
CREATE VIEW standing_back_pay AS
  SELECT case_id, scheme, first_month, last_paid, per_month, months, owed
    FROM back_pay AS p
   WHERE by_decision OR NOT EXISTS (SELECT 1 FROM back_pay AS later WHERE later.case_id = p.case_id AND later.by_decision);
