-- The same enrolment, taken before.
SELECT photo_id FROM enrolled_photos WHERE person = :person AND taken_on = :taken_on AND file_sha256 = :file_sha256
