INSERT INTO roll_index_pages (id, entries) VALUES (:id, :entries)
