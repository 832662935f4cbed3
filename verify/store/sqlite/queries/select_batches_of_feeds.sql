-- Current batches of these feeds (a JSON array of their numbers).
SELECT id FROM batches
 WHERE state = 'committed' AND superseded_by IS NULL AND feed IN (SELECT value FROM json_each(:feeds))
 ORDER BY id
