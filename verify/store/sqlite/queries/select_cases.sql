-- Cases that pass the filter (NULL: any): most money still flowing first, then most lost, most owed, oldest.
-- A negative limit means all.
SELECT c.id, c.subject, c.state, c.name, c.county, c.town, c.village, c.taken_by, c.outcome, c.proposed_by, c.opened_at,
       c.version, coalesce(s.lost, 0), coalesce(s.flowing_per_month, 0), coalesce(s.owed, 0), coalesce(s.checks, '')
  FROM cases c LEFT JOIN case_sums s ON s.case_id = c.id
 WHERE (:state IS NULL OR c.state = :state)
   AND (:county IS NULL OR c.county = :county)
   AND (:check IS NULL OR EXISTS (SELECT 1 FROM findings
                                   WHERE case_id = c.id AND check_code = :check AND withdrawn_at IS NULL))
 ORDER BY coalesce(s.flowing_per_month, 0) DESC, coalesce(s.lost, 0) DESC, coalesce(s.owed, 0) DESC, c.opened_at, c.id
 LIMIT :limit
