-- Copies of a list are found by its rows (queries/count_shared_deaths.sql), which finds those with a few changed, too.
ALTER TABLE batches DROP COLUMN rows_digest;
