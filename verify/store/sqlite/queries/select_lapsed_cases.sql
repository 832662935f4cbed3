-- Cases whose lease ran out: they wait again. One of any kind when :kind is NULL.
SELECT id, rank
  FROM cases INDEXED BY leases_of_cases
 WHERE state = 'taken' AND leased_until <= :now AND (:kind IS NULL OR kind = :kind)
   AND county BETWEEN :first_county AND :last_county
   AND (:town = '' OR town = :town) AND (:village = '' OR village = :village)
