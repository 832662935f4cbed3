INSERT INTO sample_draws (month, kind, stratum, subject, unit, county, amount, per_million, drawn_at, case_id)
VALUES (:month, :kind, :stratum, :subject, :unit, :county, :amount, :per_million, :drawn_at, :case_id)
ON CONFLICT (month, kind, stratum, subject, unit) DO NOTHING
