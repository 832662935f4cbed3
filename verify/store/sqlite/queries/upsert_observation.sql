-- Keeps an observation under its stable key. Seen again it is open (again), under what the newer run says of it.
INSERT INTO observations (check_code, kind, thing, period, name, county, town, village, monthly, reasons, citations,
                          first_seen_at, last_seen_at, last_seen_run)
VALUES (:check, :kind, :thing, :period, :name, :county, :town, :village, :monthly, :reasons, :citations,
        :now, :now, :run)
ON CONFLICT (check_code, kind, thing, period) DO UPDATE
   SET name = excluded.name, county = excluded.county, town = excluded.town, village = excluded.village,
       monthly = excluded.monthly, reasons = excluded.reasons, citations = excluded.citations,
       last_seen_at = excluded.last_seen_at, last_seen_run = excluded.last_seen_run, withdrawn_at = NULL
 WHERE last_seen_run <= excluded.last_seen_run
