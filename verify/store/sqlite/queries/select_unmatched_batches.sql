-- Pairs of a current batch of these feeds (a JSON array of their numbers) and a current batch of the roll that were not matched.
SELECT records.id, roll.id
  FROM batches AS records
  JOIN batches AS roll
 WHERE records.state = 'committed' AND records.superseded_by IS NULL
   AND records.feed IN (SELECT value FROM json_each(:feeds))
   AND roll.state = 'committed' AND roll.superseded_by IS NULL AND roll.feed = :roll_feed
   AND NOT EXISTS (SELECT 1 FROM matched_batches AS matched
                    WHERE matched.record_batch_id = records.id AND matched.roll_batch_id = roll.id)
 ORDER BY records.id, roll.id
