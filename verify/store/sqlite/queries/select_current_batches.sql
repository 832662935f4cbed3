-- The batches whose facts are current.
SELECT id, feed, runs FROM batches WHERE state = 'committed' AND superseded_by IS NULL ORDER BY id
