-- Two people who look alike, found by a search.
INSERT INTO like_faces (person, other, photo_id, other_photo_id, score, search_id)
VALUES (:person, :other, :photo, :other_photo, :score, :search)
