UPDATE findings SET case_id = :case WHERE id = :finding AND subject = :subject
