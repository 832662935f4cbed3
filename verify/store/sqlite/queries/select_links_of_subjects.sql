-- Links to a range of people on the roll, in order of their number, the heaviest first.
SELECT subject, roll_batch_id, record_kind, record_batch_id, record_line, record_citizen, weight, compared
  FROM record_links
 WHERE subject >= :first AND subject < :end
 ORDER BY subject, weight DESC
