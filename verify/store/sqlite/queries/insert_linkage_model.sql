INSERT INTO linkage_models (kind, model) VALUES (:kind, :model)
