-- Whom the current deliveries pay, by each county's last listed month among the last three listed anywhere. Each
-- person once, in the county of the greatest code if there are several. `today` as a number, 20180410.
WITH listed AS (SELECT m.batch_id, m.county, m.month
                  FROM batch_months m JOIN batches b ON b.id = m.batch_id
                 WHERE b.state = 'committed' AND b.superseded_by IS NULL),
     newest AS (SELECT max(month) AS month FROM listed),
     last_of AS (SELECT listed.county, max(listed.month) AS month
                   FROM listed, newest
                  WHERE listed.month / 100 * 12 + listed.month % 100
                          > newest.month / 100 * 12 + newest.month % 100 - 3
                  GROUP BY listed.county),
     paid AS (SELECT p.citizen_id, max(p.county) AS county
                FROM (SELECT DISTINCT listed.batch_id
                        FROM listed JOIN last_of ON last_of.county = listed.county AND last_of.month = listed.month) b
                JOIN payments p ON p.batch_id = b.batch_id
                JOIN last_of l ON l.county = p.county AND l.month = p.month
               GROUP BY p.citizen_id)
SELECT county, iif(citizen_id % 2 = 1, 1, 2) AS sex,
       max(0, min((:today - citizen_id / 1000 % 100000000) / 10000, 80) / 10 - 4) AS band, count(*)
  FROM paid
 GROUP BY county, sex, band
