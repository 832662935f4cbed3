-- Of a list's death records that bear a number and stand, each :step th: how many there are, and how many of them lists
-- of a feed hold, too, that were current at any time since an instant.
WITH RECURSIVE theirs (batch, run, last_run) AS MATERIALIZED (
  SELECT other.id, 0, other.runs - 1
    FROM batches AS other JOIN batches AS own ON own.id = :list
   WHERE other.feed = :feed AND other.state = 'committed' AND other.runs > 0
     AND (other.superseded_at IS NULL OR other.superseded_at > :since)
     AND (other.first_day IS NULL OR own.first_day IS NULL
          OR (other.first_day <= own.last_day AND other.last_day >= own.first_day))
  UNION ALL
  SELECT batch, run + 1, last_run FROM theirs WHERE run < last_run
)
SELECT count(*),
       coalesce(sum(EXISTS (SELECT 1
                              FROM theirs CROSS JOIN deaths AS other INDEXED BY deaths_by_citizen
                             WHERE other.batch_id = theirs.batch AND other.run = theirs.run
                               AND other.citizen_id = own.citizen_id AND other.death_date = own.death_date
                               AND (other.recorded_on IS NULL OR own.recorded_on IS NULL
                                    OR other.recorded_on = own.recorded_on))), 0)
  FROM deaths AS own
 WHERE own.batch_id = :list AND own.citizen_id IS NOT NULL AND own.withdrawn_on IS NULL AND own.line % :step = 0
