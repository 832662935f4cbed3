INSERT INTO subjects (citizen_id) VALUES (:citizen) ON CONFLICT DO NOTHING
