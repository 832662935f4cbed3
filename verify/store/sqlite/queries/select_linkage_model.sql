SELECT model FROM linkage_models WHERE record_kind = :kind
