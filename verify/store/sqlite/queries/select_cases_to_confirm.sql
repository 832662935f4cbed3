-- The first proposals of other officers, by rank; of any kind when :kind is NULL. A negative limit means all.
SELECT id
  FROM cases INDEXED BY proposed_cases
 WHERE state = 'proposed' AND proposed_by <> :officer AND (:kind IS NULL OR kind = :kind)
   AND county BETWEEN :first_county AND :last_county
   AND (:town = '' OR town = :town) AND (:village = '' OR village = :village)
 ORDER BY rank DESC, id
 LIMIT :limit
