DELETE FROM due_subjects WHERE subject >= :first AND subject < :end
