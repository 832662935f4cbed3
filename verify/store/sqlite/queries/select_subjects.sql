-- Every subject in order, to be cut into ranges.
SELECT citizen_id FROM subjects ORDER BY citizen_id
