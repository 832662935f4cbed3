DELETE FROM rejects
 WHERE id IN (SELECT r.id FROM batches b JOIN rejects r ON r.batch_id = b.id WHERE b.received_at < :before LIMIT :most)
