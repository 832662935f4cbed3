SELECT check_code, outcome, cases FROM check_tallies WHERE cases > 0 ORDER BY check_code, outcome
