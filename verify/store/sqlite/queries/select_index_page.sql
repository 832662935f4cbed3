SELECT entries FROM roll_index_pages WHERE id = :id
