INSERT INTO cases (subject, state, name, county, town, village, taken_by, outcome, proposed_by, opened_at, version)
VALUES (:subject, :state, :name, :county, :town, :village, :taken_by, :outcome, :proposed_by, :opened_at, 1)
RETURNING id
