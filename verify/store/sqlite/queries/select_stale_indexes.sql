-- Batches that have an index, or a part of one, and are not current any more; and :roll, which begins anew.
SELECT roll_indexes.batch_id
  FROM roll_indexes
  JOIN batches ON batches.id = roll_indexes.batch_id
 WHERE batches.superseded_by IS NOT NULL OR batches.id = :roll
