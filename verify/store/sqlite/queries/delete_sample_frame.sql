DELETE FROM sample_frames WHERE month = :month
