SELECT month, kind, stratum, county, sex, age, per_million, units, amount
  FROM sample_frames
 WHERE month BETWEEN :from AND :to
 ORDER BY month, kind, stratum, county, sex, age
