-- Another program may judge otherwise.
DELETE FROM run_bases
