SELECT model FROM linkage_models ORDER BY id DESC LIMIT 1
