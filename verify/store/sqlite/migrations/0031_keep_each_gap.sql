-- Back pay of one scheme may have several gaps, each at what was usual before it: known by their first month. Of what was
-- kept before, the months are taken to follow the last paid one.
CREATE TABLE back_pay_by_gap (
  case_id     INTEGER NOT NULL REFERENCES cases (id),
  scheme      INTEGER NOT NULL,
  first_month INTEGER NOT NULL,  -- YYYYMM, as `last_paid`
  last_paid   INTEGER NOT NULL,
  per_month   INTEGER NOT NULL,
  months      INTEGER NOT NULL,
  owed        INTEGER NOT NULL CHECK (owed = per_month * months),
  PRIMARY KEY (case_id, scheme, first_month)
) STRICT, WITHOUT ROWID;

INSERT INTO back_pay_by_gap (case_id, scheme, first_month, last_paid, per_month, months, owed)
SELECT case_id, scheme, last_paid + iif(last_paid % 100 = 12, 89, 1), last_paid, per_month, months, owed
  FROM back_pay;

DROP TABLE back_pay;
ALTER TABLE back_pay_by_gap RENAME TO back_pay;

-- Q4 looks for what somebody was not paid whose suspension was lifted.
CREATE TRIGGER news_of_lifted_suspension AFTER UPDATE ON suspensions WHEN new.state = 'lifted' AND old.state <> 'lifted'
BEGIN INSERT INTO news (subject) VALUES (new.subject); END;
