-- Contributions that government paid are matched with the roll, as deaths and registries are: kind 4. (The check is changed
-- in the schema, as in 0018: what lies on the disk does not change.)
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (record_kind IN (1, 2, 3))', 'CHECK (record_kind IN (1, 2, 3, 4))')
 WHERE name IN ('record_links', 'linkage_models');
PRAGMA writable_schema = RESET;

DROP INDEX record_links_by_citizen;
CREATE INDEX record_links_by_citizen ON record_links (record_citizen, weight DESC) WHERE record_kind IN (2, 4);
