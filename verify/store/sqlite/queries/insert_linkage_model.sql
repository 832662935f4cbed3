INSERT INTO linkage_models (model) VALUES (:model)
