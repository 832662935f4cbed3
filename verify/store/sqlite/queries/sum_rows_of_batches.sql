SELECT coalesce(sum(rows_accepted), 0) FROM batches WHERE id IN (SELECT value FROM json_each(:batches))
