-- The batches whose facts were current at any time since an instant.
SELECT id, feed, runs
  FROM batches
 WHERE state = 'committed' AND (superseded_at IS NULL OR superseded_at > :since)
 ORDER BY id
