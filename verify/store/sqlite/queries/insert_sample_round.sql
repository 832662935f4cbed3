INSERT INTO sample_rounds (month, seed, drawn_by, drawn_at) VALUES (:month, :seed, :drawn_by, :drawn_at)
