SELECT c.id, c.subject, c.state, c.name, c.county, c.town, c.village, c.taken_by, c.outcome, c.proposed_by, c.opened_at,
       c.version, coalesce(s.lost, 0), coalesce(s.flowing_per_month, 0), coalesce(s.owed, 0), coalesce(s.checks, '')
  FROM cases c LEFT JOIN case_sums s ON s.case_id = :case
 WHERE c.id = :case
