-- In a copy: what makes it is not taken up again where it is restored.
UPDATE jobs SET state = 5 WHERE kind IN (6, 7, 8) AND state IN (1, 2, 6)
