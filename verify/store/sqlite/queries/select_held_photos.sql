-- Photos, of whomever, that a case cites which is unfinished (0) or was closed since some time (2).
SELECT json_extract(citation.value, '$.photo'),
       iif(cases.state IN ('open', 'taken', 'proposed'), 0, 2)
  FROM cases JOIN findings ON findings.case_id = cases.id, json_each(findings.citations) AS citation
 WHERE json_extract(citation.value, '$.photo') IS NOT NULL
   AND (cases.state IN ('open', 'taken', 'proposed')
        OR (SELECT max(at) FROM case_events WHERE case_id = cases.id) >= :closed_since)
