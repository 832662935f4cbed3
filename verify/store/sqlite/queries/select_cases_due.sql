-- Cases whose diary day has come: those of one officer first, then by rank. One of any kind when :kind is NULL.
SELECT id
  FROM cases INDEXED BY diary_of_cases
 WHERE diary_on <= :today AND state = 'open' AND (:kind IS NULL OR kind = :kind)
   AND county BETWEEN :first_county AND :last_county
   AND (:town = '' OR town = :town) AND (:village = '' OR village = :village)
 ORDER BY diary_by <> :officer, rank DESC, id
 LIMIT :limit
