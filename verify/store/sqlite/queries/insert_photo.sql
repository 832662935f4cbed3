INSERT INTO photos (person, width, height, faces, box_left, box_top, box_width, box_height, not_assessable, detail)
VALUES (:person, :width, :height, :faces, :box_left, :box_top, :box_width, :box_height, :not_assessable, :detail)
RETURNING id
