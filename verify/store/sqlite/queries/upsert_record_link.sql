INSERT INTO record_links (subject, roll_batch_id, record_kind, record_batch_id, record_line, record_citizen, weight, compared)
VALUES (:subject, :roll, :kind, :batch, :line, :citizen, :weight, :compared)
ON CONFLICT (subject, roll_batch_id, record_batch_id, record_line)
  DO UPDATE SET weight = excluded.weight, compared = excluded.compared
