-- Batches that have an index, or a part of one, and are not current any more; and :roll, which begins anew.
SELECT DISTINCT stretches.batch_id
  FROM roll_index_stretches AS stretches
  JOIN batches ON batches.id = stretches.batch_id
 WHERE batches.superseded_by IS NOT NULL OR batches.id = :roll
