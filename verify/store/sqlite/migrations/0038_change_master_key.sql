-- A change of the master key that is under way (verify/types/master_keys.hpp). seal_check stays under the former key
-- until the change is complete: a store that is opened finds out by both which key is which.
CREATE TABLE key_change (
  only_row    INTEGER PRIMARY KEY CHECK (only_row = 1),
  sealed      BLOB    NOT NULL,  -- the value of seal_check under the new key
  tables_done INTEGER NOT NULL,  -- of two rounds through the tables with sealed values: to rewrap, and to prove it
  reached     INTEGER NOT NULL,  -- the last row that was looked at in the next table
  looked_at   INTEGER NOT NULL,
  to_look_at  INTEGER NOT NULL,
  rewrapped   INTEGER NOT NULL,
  broken      INTEGER NOT NULL
) STRICT;
