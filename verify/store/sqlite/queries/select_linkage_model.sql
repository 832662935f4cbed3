SELECT model FROM linkage_models WHERE kind = :kind ORDER BY id DESC LIMIT 1
