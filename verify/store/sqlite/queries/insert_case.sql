INSERT INTO cases (subject, state, name, county, town, village, taken_by, outcome, proposed_by, opened_at, version,
                   kind, rank, leased_until, diary_on, diary_text, diary_by, matter, split_from)
VALUES (:subject, :state, :name, :county, :town, :village, :taken_by, :outcome, :proposed_by, :opened_at, 1,
        :kind, :rank, :leased_until, :diary_on, :diary_text, :diary_by, :matter, :split_from)
RETURNING id
