UPDATE calibrations SET signed_at = :at, signed_by = :by WHERE id = :id AND signed_at IS NULL
