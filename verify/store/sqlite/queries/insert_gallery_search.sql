-- A search of the whole gallery, as a record.
INSERT INTO gallery_searches (made_at, model_set, faces, people, left_out, fpir, people_needed, basis, threshold,
                              trials, hits, fpir_low, fpir_high, own_trials, own_missed, pairs)
VALUES (:made_at, :model_set, :faces, :people, :left_out, :fpir, :people_needed, :basis, :threshold,
        :trials, :hits, :fpir_low, :fpir_high, :own_trials, :own_missed, :pairs)
RETURNING id
