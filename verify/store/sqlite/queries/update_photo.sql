-- What was measured on a photo, measured anew.
UPDATE photos
   SET width = :width, height = :height, faces = :faces, box_left = :box_left, box_top = :box_top,
       box_width = :box_width, box_height = :box_height, not_assessable = :not_assessable, detail = :detail
 WHERE id = :id
