INSERT INTO calibrations (made_at, made_by, record) VALUES (:made_at, :made_by, :record) RETURNING id
