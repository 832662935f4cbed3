-- Who handed in photos or collections of a subject.
SELECT DISTINCT actor
  FROM audit_log
 WHERE subject = :subject AND what IN ('photo.enrol', 'collection.submit')
 ORDER BY actor
