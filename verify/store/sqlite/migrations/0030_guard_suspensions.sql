-- A suspension is changed from the state that was seen, though several cases of its person lead to it.
ALTER TABLE suspensions ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- Of a list of deaths: what its rows say, whatever the file; NULL for other feeds and older deliveries.
ALTER TABLE batches ADD COLUMN rows_digest TEXT;
