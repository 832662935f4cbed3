-- What each scheme paid to each person for a month. Deliveries may repeat one another: the one counts that has most.
WITH listed AS (SELECT DISTINCT m.batch_id
                  FROM batch_months m JOIN batches b ON b.id = m.batch_id
                 WHERE b.state = 'committed' AND b.superseded_by IS NULL AND m.month = :month),
     of_delivery AS (SELECT p.citizen_id, p.scheme, max(p.county) AS county, sum(p.amount) AS amount
                       FROM listed JOIN payments p ON p.batch_id = listed.batch_id
                      WHERE p.month = :month
                      GROUP BY p.citizen_id, p.scheme, p.batch_id)
SELECT citizen_id, scheme, county, max(amount)
  FROM of_delivery
 GROUP BY citizen_id, scheme
 ORDER BY citizen_id, scheme
