DELETE FROM record_links WHERE record_batch_id = :batch AND record_line = :line AND record_kind <> 3
