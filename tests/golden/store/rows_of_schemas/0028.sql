INSERT INTO linkage_models (record_kind, model)
  VALUES (3, 'model 3');
INSERT INTO matched_batches (record_batch_id, roll_batch_id)
  VALUES (2, 2);
