SELECT id, month, kind, stratum, subject, unit, county, amount, per_million, drawn_at, left_frame_at, case_id,
       wrong_amount
  FROM sample_draws
 WHERE month = :month
 ORDER BY id
