-- Who looks like a range of persons, in order of person: of two, the one with the larger number is asked for. As far as
-- both photos had come by then.
SELECT l.person, l.other, l.photo_id, l.other_photo_id, l.score, s.people, s.fpir_high
  FROM like_faces l JOIN gallery_searches s ON s.id = l.search_id
                    JOIN enrolled_photos own ON own.photo_id = l.photo_id
                    JOIN enrolled_photos theirs ON theirs.photo_id = l.other_photo_id
 WHERE l.person >= :first AND l.person < :end
   AND (:known_at IS NULL OR (own.received_at <= :known_at AND theirs.received_at <= :known_at))
 ORDER BY l.person, l.other
