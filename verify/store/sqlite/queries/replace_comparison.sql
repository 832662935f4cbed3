-- Keeps a comparison as the newest of its collection; of the same two photos by one standard there is one.
INSERT OR REPLACE INTO comparisons (collection_id, enrolled_photo, standard, outcome, distances, fused, certifies,
                                    calibration, score, threshold, fmr, first_not_assessable, second_not_assessable)
VALUES (:collection, :enrolled, :standard, :outcome, :distances, :fused, :certifies,
        :calibration, :score, :threshold, :fmr, :first_not_assessable, :second_not_assessable)
