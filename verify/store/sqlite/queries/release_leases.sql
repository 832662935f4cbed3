-- Whoever held a lease is gone: the state directory has a new holder.
UPDATE job_partitions SET worker = NULL, leased_until = NULL WHERE done = 0 AND leased_until IS NOT NULL
