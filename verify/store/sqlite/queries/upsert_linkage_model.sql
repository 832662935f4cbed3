INSERT INTO linkage_models (record_kind, model) VALUES (:kind, :model)
ON CONFLICT (record_kind) DO UPDATE SET model = excluded.model
