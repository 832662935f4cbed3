-- Imports that a killed process left behind.
SELECT id, feed FROM batches WHERE state = 'importing' ORDER BY id
