SELECT c.id, c.subject, c.state, c.name, c.county, c.town, c.village, c.taken_by, c.outcome, c.proposed_by, c.opened_at,
       c.version, coalesce(s.lost, 0), coalesce(s.flowing_per_month, 0), coalesce(s.owed, 0), coalesce(s.checks, ''),
       c.kind, c.rank, c.leased_until, c.diary_on, c.diary_text, c.diary_by, c.matter, c.split_from
  FROM cases c LEFT JOIN case_sums s ON s.case_id = :case
 WHERE c.id = :case
