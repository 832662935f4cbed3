-- What a run rests on; of a run that is taken up again, what it rested on at first.
INSERT INTO run_bases (job_id, as_of, context, batches, news_id)
VALUES (:job, :as_of, :context, :batches, (SELECT coalesce(max(id), 0) FROM news))
ON CONFLICT DO NOTHING
