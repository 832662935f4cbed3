-- Parameters of the imports whose files wait in the spool folder.
SELECT parameters FROM jobs WHERE kind = 1 AND state IN (1, 2) ORDER BY id
