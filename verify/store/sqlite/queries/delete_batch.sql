-- Drops an import whose rows are gone already.
DELETE FROM batches WHERE id = :batch AND state = 'importing'
