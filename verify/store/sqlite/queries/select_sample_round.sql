SELECT seed FROM sample_rounds WHERE month = :month
