-- Numbers of cases that pass the filter (NULL: any), by rank, from after a place in that order on. A negative limit
-- means all.
SELECT c.id
  FROM cases c
 WHERE c.rank <= :after_rank AND (c.rank < :after_rank OR c.id > :after_id)
   AND (:state IS NULL OR c.state = :state)
   AND (:kind IS NULL OR c.kind = :kind)
   AND c.county BETWEEN :first_county AND :last_county
   AND (:town = '' OR c.town = :town)
   AND (:village = '' OR c.village = :village)
   AND (:check IS NULL OR EXISTS (SELECT 1 FROM findings
                                   WHERE case_id = c.id AND check_code = :check AND withdrawn_at IS NULL))
   AND (:opened_since IS NULL OR c.opened_at >= :opened_since)
 ORDER BY c.rank DESC, c.id
 LIMIT :limit
