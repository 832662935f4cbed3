-- Keeps a finding under its stable key. Seen again it is open (again), under what the newer run says of it.
INSERT INTO findings (check_code, subject, period, name, county, town, village, lost, flowing_per_month, owed,
                      reasons, citations, first_found_at, last_seen_run, last_seen_at)
VALUES (:check, :subject, :period, :name, :county, :town, :village, :lost, :flowing_per_month, :owed,
        :reasons, :citations, :now, :run, :now)
ON CONFLICT (check_code, subject, period) DO UPDATE
   SET name = excluded.name, county = excluded.county, town = excluded.town, village = excluded.village,
       lost = excluded.lost, flowing_per_month = excluded.flowing_per_month, owed = excluded.owed,
       reasons = excluded.reasons, citations = excluded.citations,
       last_seen_run = excluded.last_seen_run, last_seen_at = excluded.last_seen_at, withdrawn_at = NULL
 WHERE last_seen_run <= excluded.last_seen_run
