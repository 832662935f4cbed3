-- The batches whose facts were current at an instant: told by then, and not superseded by then.
SELECT id, feed, runs
  FROM batches
 WHERE state = 'committed' AND received_at <= :known_at AND (superseded_at IS NULL OR superseded_at > :known_at)
 ORDER BY id
