UPDATE findings SET case_id = NULL WHERE id = :finding AND case_id = :case
