-- Cases that sleep until a day up to this one, of one officer or (NULL) of any, the earliest first.
SELECT id
  FROM cases INDEXED BY diary_of_cases
 WHERE diary_on <= :until AND state = 'open' AND (:by IS NULL OR diary_by = :by)
 ORDER BY diary_on, rank DESC, id
