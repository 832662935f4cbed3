-- Numbers of the cases that an officer has taken, by rank.
SELECT id FROM cases WHERE state = 'taken' AND taken_by = :officer ORDER BY rank DESC, id
