INSERT INTO due_subjects (subject, changes_on) VALUES (:subject, :changes_on)
