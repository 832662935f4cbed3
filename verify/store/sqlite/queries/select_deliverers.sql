-- Who delivered a batch, and those whose place it took, one after another.
WITH RECURSIVE replaced (id) AS (
  SELECT :batch
  UNION
  SELECT older.id FROM batches AS older JOIN replaced ON older.superseded_by = replaced.id
)
SELECT DISTINCT received_by FROM batches WHERE id IN (SELECT id FROM replaced) ORDER BY received_by
