-- Current batches of the roll without an index.
SELECT id FROM batches
 WHERE state = 'committed' AND superseded_by IS NULL AND feed = :roll_feed
   AND NOT EXISTS (SELECT 1 FROM roll_indexes WHERE batch_id = batches.id AND first_keys IS NOT NULL)
 ORDER BY id
