SELECT max(id) FROM roll_index_pages WHERE id >= :first AND id < :end
