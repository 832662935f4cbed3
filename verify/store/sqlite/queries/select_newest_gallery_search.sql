-- The search of the whole gallery that was kept last.
SELECT made_at, model_set, faces, people, left_out, fpir, people_needed, basis, threshold, trials, hits, fpir_low,
       fpir_high, own_trials, own_missed, pairs
  FROM gallery_searches
 ORDER BY id DESC
 LIMIT 1
