-- What was measured on a photo, with its sealed template if it has one.
SELECT p.width, p.height, p.faces, p.box_left, p.box_top, p.box_width, p.box_height, p.not_assessable, p.detail,
       t.sealed
  FROM photos p LEFT JOIN face_templates t ON t.photo_id = p.id
 WHERE p.id = :photo
