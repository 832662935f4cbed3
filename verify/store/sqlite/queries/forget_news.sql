-- What a concluded run has seen.
DELETE FROM news WHERE id <= (SELECT news_id FROM run_bases WHERE job_id = :job)
