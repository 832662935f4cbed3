DELETE FROM presentation_attacks WHERE photo_id = :photo
