SELECT id, made_at, made_by, record, signed_at, signed_by FROM calibrations WHERE id = :id
