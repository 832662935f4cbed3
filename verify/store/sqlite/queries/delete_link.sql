DELETE FROM record_links
 WHERE subject = :subject AND roll_batch_id = :roll AND record_batch_id = :batch AND record_line = :line
