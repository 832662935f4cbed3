-- Pairs of current batches of the roll, a batch with itself too, that were not compared with each other.
SELECT one.id, other.id
  FROM batches AS one
  JOIN batches AS other ON other.id >= one.id
 WHERE one.state = 'committed' AND one.superseded_by IS NULL AND one.feed = :roll_feed
   AND other.state = 'committed' AND other.superseded_by IS NULL AND other.feed = :roll_feed
   AND NOT EXISTS (SELECT 1 FROM matched_batches AS matched
                    WHERE matched.record_batch_id = one.id AND matched.roll_batch_id = other.id)
 ORDER BY one.id, other.id
