-- The first cases of one kind that wait, in one town.
SELECT id, rank
  FROM cases INDEXED BY waiting_cases_of_town
 WHERE state = 'open' AND diary_on IS NULL AND county = :county AND town = :town AND kind = :kind
 ORDER BY rank DESC, id
 LIMIT :limit
