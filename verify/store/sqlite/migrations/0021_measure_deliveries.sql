-- What is counted of a delivery while it is read (verify/types/delivery_figures.hpp). Of deliveries from before, only the
-- months of payments are counted now: without them every month would look undelivered (Q4).
ALTER TABLE batches ADD COLUMN first_day INTEGER;  -- that its rows speak of; NULL: of none, or none was noted
ALTER TABLE batches ADD COLUMN last_day INTEGER;

CREATE TABLE batch_columns (
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  "column" TEXT    NOT NULL,
  filled   INTEGER NOT NULL,  -- accepted rows with a value in it
  PRIMARY KEY (batch_id, "column")
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_lags (
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  days     INTEGER NOT NULL,
  rows     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, days)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_months (
  batch_id INTEGER NOT NULL REFERENCES batches (id),
  scheme   INTEGER NOT NULL,
  county   INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  rows     INTEGER NOT NULL,
  PRIMARY KEY (batch_id, scheme, county, month)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_months (batch_id, scheme, county, month, rows)
SELECT batch_id, scheme, county, month, COUNT(*)
  FROM payments
 WHERE batch_id IN (SELECT id FROM batches WHERE state = 'committed')
 GROUP BY batch_id, scheme, county, month;
