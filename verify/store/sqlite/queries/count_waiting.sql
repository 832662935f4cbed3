-- How many cases of each kind wait, and how many of them were opened since.
SELECT kind, count(*), sum(opened_at >= :since)
  FROM cases INDEXED BY cases_by_age
 WHERE state = 'open' AND diary_on IS NULL
 GROUP BY kind
