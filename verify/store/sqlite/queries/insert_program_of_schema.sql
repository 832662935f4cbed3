INSERT OR IGNORE INTO schema_programs (schema, program) VALUES (?, ?)
