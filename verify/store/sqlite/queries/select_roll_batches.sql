-- Current batches of the roll.
SELECT id FROM batches WHERE state = 'committed' AND superseded_by IS NULL AND feed = :roll_feed ORDER BY id
