INSERT INTO same_human_hashes (hash, citizen_id) VALUES (:hash, :citizen) ON CONFLICT DO NOTHING
