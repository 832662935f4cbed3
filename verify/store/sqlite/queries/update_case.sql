-- Takes a case one version further, if it is still at the version that the change was based on.
UPDATE cases
   SET state = :state, name = :name, county = :county, town = :town, village = :village, taken_by = :taken_by,
       outcome = :outcome, proposed_by = :proposed_by, version = version + 1, kind = :kind, rank = :rank,
       leased_until = :leased_until, diary_on = :diary_on, diary_text = :diary_text, diary_by = :diary_by,
       matter = :matter, split_from = :split_from
 WHERE id = :case AND version = :version
