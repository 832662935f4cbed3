SELECT program FROM schema_programs WHERE schema = ?
