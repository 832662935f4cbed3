-- Withdraws what neither this run nor one begun after it has seen, of one check.
UPDATE observations SET withdrawn_at = :now WHERE withdrawn_at IS NULL AND last_seen_run < :run AND check_code = :check
