-- Keeps a comparison as the newest of its collection; with the same newest enrolled photo by one standard there is one.
INSERT OR REPLACE INTO comparisons (collection_id, enrolled_photo, standard, outcome, distances, fused, certifies,
                                    calibration, score, threshold, fmr, nearest_photo, compared_photos,
                                    first_not_assessable, second_not_assessable)
VALUES (:collection, :enrolled, :standard, :outcome, :distances, :fused, :certifies,
        :calibration, :score, :threshold, :fmr, :nearest, :compared_photos, :first_not_assessable, :second_not_assessable)
