SELECT count(*) FROM subjects
