-- Whatever was current under the delivery's name gives way to the batch that is about to be committed.
UPDATE batches
   SET superseded_by = :batch, superseded_at = :received_at
 WHERE feed = :feed AND delivery = :delivery AND state = 'committed' AND superseded_by IS NULL
