INSERT INTO jobs (kind, state, requested_by, requested_at, parameters)
VALUES (:kind, :state, :requested_by, :requested_at, :parameters)
RETURNING id
