-- How many waiting cases of the kind come before this one, and how many wait in all.
SELECT (SELECT count(*) FROM cases INDEXED BY waiting_cases
         WHERE state = 'open' AND diary_on IS NULL AND kind = :kind AND rank > :rank)
       + (SELECT count(*) FROM cases INDEXED BY waiting_cases
           WHERE state = 'open' AND diary_on IS NULL AND kind = :kind AND rank = :rank AND id < :case),
       (SELECT count(*) FROM cases INDEXED BY waiting_cases
         WHERE state = 'open' AND diary_on IS NULL AND kind = :kind)
