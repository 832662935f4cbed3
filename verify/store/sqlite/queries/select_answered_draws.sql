-- Draws with their cases, and the checks that had found something about the person from the draw to the decision: the
-- decision of the draw's own case, or now.
SELECT d.id, d.month, d.kind, d.stratum, d.subject, d.unit, d.county, d.amount, d.per_million, d.drawn_at,
       d.left_frame_at, d.case_id, d.wrong_amount, c.state, c.outcome,
       (SELECT group_concat(check_code)
          FROM (SELECT DISTINCT f.check_code
                  FROM findings f
                 WHERE f.subject = d.subject
                   AND (f.withdrawn_at IS NULL OR f.withdrawn_at >= d.drawn_at)
                   AND f.first_found_at <= coalesce((SELECT max(at) FROM case_events e
                                                      WHERE e.case_id = d.case_id AND e.what = 'decided'), f.first_found_at)
                 ORDER BY f.check_code)) AS found_by
  FROM sample_draws d JOIN cases c ON c.id = d.case_id
 WHERE d.month BETWEEN :from AND :to
 ORDER BY d.id
