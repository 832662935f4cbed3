INSERT INTO erased_photos (photo_id, kind, whole, erased_at)
  VALUES (1, 'collection_template', 0, 1522000000000);
