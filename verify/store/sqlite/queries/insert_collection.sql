INSERT INTO collections (person, name, captured_at, station, operator_name, county, photo_id, received_at, file_sha256)
VALUES (:person, :name, :captured_at, :station, :operator_name, :county, :photo, :received_at, :file_sha256)
RETURNING id
