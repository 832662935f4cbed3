-- Which version of the program brought the store to which schema: an older one that finds it can say which to install.
CREATE TABLE schema_programs (
  schema  INTEGER PRIMARY KEY,
  program TEXT NOT NULL
) STRICT;
