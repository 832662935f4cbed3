-- Whom the current deliveries pay under the given codes for the given months (`lists`: 130225201803 is county 130225
-- and March 2018). Each person once, in the county of the greatest code if there are several. `today` as a number,
-- 20180410.
WITH wanted AS (SELECT value / 1000000 AS county, value % 1000000 AS month FROM json_each(:lists)),
     listed AS (SELECT DISTINCT m.batch_id
                  FROM wanted JOIN batch_months m ON m.county = wanted.county AND m.month = wanted.month
                  JOIN batches b ON b.id = m.batch_id
                 WHERE b.state = 'committed' AND b.superseded_by IS NULL),
     paid AS (SELECT p.citizen_id, max(p.county) AS county
                FROM listed JOIN payments p ON p.batch_id = listed.batch_id
                JOIN wanted ON wanted.county = p.county AND wanted.month = p.month
               GROUP BY p.citizen_id)
SELECT county, iif(citizen_id % 2 = 1, 1, 2) AS sex,
       max(0, min((:today - citizen_id / 1000 % 100000000) / 10000, 80) / 10 - 4) AS band, count(*)
  FROM paid
 GROUP BY county, sex, band
