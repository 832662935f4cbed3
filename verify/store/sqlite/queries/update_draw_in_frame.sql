UPDATE sample_draws SET left_frame_at = :left_frame_at, case_id = coalesce(:case_id, case_id) WHERE id = :draw
