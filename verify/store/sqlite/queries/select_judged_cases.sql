-- Judged checks, those that agree in everything as one row. Days are days in China (28,800 s ahead); of the number of
-- 17 digits digits 7 to 14 are the birth date and the last one is odd for a man. Age bands: AgeBand.
WITH back AS (SELECT case_id, sum(owed) AS owed FROM standing_back_pay GROUP BY case_id),
     judged AS (
  SELECT j.check_code, j.outcome, j.county, iif(j.subject % 2 = 1, 1, 2) AS sex,
         (CAST(strftime('%Y%m%d', (j.opened_at + 28800000) / 1000, 'unixepoch') AS INTEGER)
            - j.subject / 1000 % 100000000) / 10000 AS age,
         (j.decided_at + 28800000) / 86400000 - (j.opened_at + 28800000) / 86400000 AS days,
         j.findings, j.lost, j.owed, coalesce(back.owed, 0) AS back_pay
    FROM judged_checks j LEFT JOIN back ON back.case_id = j.case_id
   WHERE :since IS NULL OR j.decided_at >= :since)
SELECT check_code, outcome, county, sex, max(0, min(age, 80) / 10 - 4) AS band, max(days, 0), count(*), sum(findings),
       sum(lost), sum(owed), sum(back_pay)
  FROM judged
 GROUP BY check_code, outcome, county, sex, band, days
