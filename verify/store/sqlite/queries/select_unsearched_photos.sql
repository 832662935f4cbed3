-- Photos of collections of a range of persons that were not yet looked for among the others.
SELECT c.photo_id
  FROM collections c JOIN photo_codes k USING (photo_id)
 WHERE c.person >= :first AND c.person < :end AND k.version = :version AND k.searched = 0 AND k.sealed IS NOT NULL
 ORDER BY c.photo_id
