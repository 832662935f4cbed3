-- Of a list's death records that bear a number and stand, each :step th: how many there are, and how many of them lists
-- of a feed that were current at any time since an instant hold in one and the same way: the same people, recorded so many
-- days earlier or later, as many for all of them (none in a plain copy); where a side does not say when, of days of death
-- that lie so far apart.
WITH RECURSIVE theirs (batch, run, last_run) AS MATERIALIZED (
  SELECT other.id, 0, other.runs - 1
    FROM batches AS other
   WHERE other.feed = :feed AND other.state = 'committed' AND other.runs > 0
     AND (other.superseded_at IS NULL OR other.superseded_at > :since)
  UNION ALL
  SELECT batch, run + 1, last_run FROM theirs WHERE run < last_run
),
own AS MATERIALIZED (
  SELECT line, citizen_id, death_date, recorded_on
    FROM deaths
   WHERE batch_id = :list AND citizen_id IS NOT NULL AND withdrawn_on IS NULL AND line % :step = 0
),
apart AS (
  SELECT DISTINCT own.line,
         own.recorded_on IS NOT NULL AND other.recorded_on IS NOT NULL AS by_recording,
         coalesce(other.recorded_on - own.recorded_on, other.death_date - own.death_date) AS days
    FROM own CROSS JOIN theirs CROSS JOIN deaths AS other INDEXED BY deaths_by_citizen
   WHERE other.batch_id = theirs.batch AND other.run = theirs.run AND other.citizen_id = own.citizen_id
)
SELECT (SELECT count(*) FROM own),
       (SELECT coalesce(max(rows), 0) FROM (SELECT count(*) AS rows FROM apart GROUP BY by_recording, days))
