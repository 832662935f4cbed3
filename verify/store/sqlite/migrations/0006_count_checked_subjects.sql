-- How many subjects a worker met in its partition: what a run says it has checked is what it has checked.
ALTER TABLE job_partitions ADD COLUMN subjects INTEGER NOT NULL DEFAULT 0;
