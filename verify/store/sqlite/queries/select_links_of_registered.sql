-- Links of the registry periods and contributions of a range of citizens, in order of their number, the heaviest first.
SELECT record_citizen, subject, roll_batch_id, record_batch_id, record_line, weight, compared
  FROM record_links
 WHERE record_kind IN (2, 4) AND record_citizen >= :first AND record_citizen < :end
 ORDER BY record_citizen, weight DESC
