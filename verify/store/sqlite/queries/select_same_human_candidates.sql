-- Others whose roll entry has, or had, the same hash of name, birth date, sex and account.
SELECT citizen_id FROM same_human_hashes WHERE hash = :hash AND citizen_id <> :citizen ORDER BY citizen_id
