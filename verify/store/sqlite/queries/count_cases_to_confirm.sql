-- How many proposals of other officers there are.
SELECT count(*) FROM cases INDEXED BY proposed_cases WHERE state = 'proposed' AND proposed_by <> :officer
