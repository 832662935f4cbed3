-- Keeps a comparison as the newest of its collection; of the same two photos under one model set there is one.
INSERT OR REPLACE INTO comparisons (collection_id, enrolled_photo, model_set, outcome, distances, fused,
                                    certifies, first_not_assessable, second_not_assessable)
VALUES (:collection, :enrolled, :model_set, :outcome, :distances, :fused,
        :certifies, :first_not_assessable, :second_not_assessable)
