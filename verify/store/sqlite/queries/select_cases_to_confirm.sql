-- The first proposals of other officers.
SELECT id FROM cases INDEXED BY proposed_cases WHERE state = 'proposed' AND proposed_by <> :officer ORDER BY rank DESC, id LIMIT :limit
