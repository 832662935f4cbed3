-- The first cases of one kind that wait, in one county.
SELECT id, rank
  FROM cases INDEXED BY waiting_cases_of_county
 WHERE state = 'open' AND diary_on IS NULL AND county = :county AND kind = :kind
 ORDER BY rank DESC, id
 LIMIT :limit
