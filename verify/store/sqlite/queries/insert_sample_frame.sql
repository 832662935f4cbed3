INSERT INTO sample_frames (month, kind, stratum, county, sex, age, per_million, units, amount)
VALUES (:month, :kind, :stratum, :county, :sex, :age, :per_million, :units, :amount)
