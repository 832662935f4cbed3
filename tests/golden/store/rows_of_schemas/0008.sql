INSERT INTO roll_indexes (batch_id, first_keys)
  VALUES (1, x'01020300');
INSERT INTO linkage_models (id, kind, model)
  VALUES (2, 2, 'model 2');
INSERT INTO roll_index_pages (id, entries)
  VALUES (2, x'01020301');
