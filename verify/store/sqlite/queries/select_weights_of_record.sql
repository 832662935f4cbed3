-- Everybody whom a record may be of.
SELECT subject, roll_batch_id, weight FROM record_links WHERE record_batch_id = :batch AND record_line = :line
