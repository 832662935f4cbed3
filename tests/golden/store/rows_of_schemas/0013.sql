INSERT INTO gallery_searches (id, made_at, model_set, faces, people, left_out, fpir, people_needed, basis, threshold, trials, hits, fpir_low, fpir_high, own_trials, own_missed, pairs)
  VALUES (1, 1522000000000, 'model set 1', 1, 1, 1, 0.25, 1, 1, 0.25, 1, 1, 0.25, 0.25, 1, 1, 1);
INSERT INTO like_faces (person, other, photo_id, other_photo_id, score, search_id)
  VALUES (13022519480315002, 13022519480315001, 1, 1, 0.25, 1);
