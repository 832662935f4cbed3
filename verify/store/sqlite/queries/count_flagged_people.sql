-- People with a finding that is open, or that a decided case has judged. `today` as a number, 20180410.
SELECT check_code, county, iif(subject % 2 = 1, 1, 2) AS sex,
       max(0, min((:today - subject / 1000 % 100000000) / 10000, 80) / 10 - 4) AS band, count(*)
  FROM (SELECT f.check_code, f.subject, max(f.county) AS county
          FROM findings f LEFT JOIN judged_checks j ON j.case_id = f.case_id AND j.check_code = f.check_code
         WHERE f.withdrawn_at IS NULL OR j.case_id IS NOT NULL
         GROUP BY f.check_code, f.subject)
 GROUP BY check_code, county, sex, band
