-- The first cases of one kind that wait, in a range of counties.
SELECT id, rank
  FROM cases INDEXED BY waiting_cases
 WHERE state = 'open' AND diary_on IS NULL AND kind = :kind AND county BETWEEN :first_county AND :last_county
 ORDER BY rank DESC, id
 LIMIT :limit
