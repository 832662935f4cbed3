-- How many government-paid contributions of a year one batch holds, and what they come to.
SELECT count(*), coalesce(sum(amount), 0)
  FROM subsidies
 WHERE batch_id = :batch AND year = :year
