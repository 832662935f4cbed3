-- Whether a finding that is kept stands open, and whether it says the same already.
SELECT withdrawn_at IS NULL,
       name = :name AND county = :county AND town = :town AND village = :village AND lost = :lost
       AND flowing_per_month = :flowing_per_month AND owed = :owed AND reasons = :reasons AND citations = :citations
  FROM findings
 WHERE check_code = :check AND subject = :subject AND period = :period
