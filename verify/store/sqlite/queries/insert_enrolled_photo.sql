INSERT INTO enrolled_photos (photo_id, person, taken_on, received_at, file_sha256)
VALUES (:photo, :person, :taken_on, :received_at, :file_sha256)
