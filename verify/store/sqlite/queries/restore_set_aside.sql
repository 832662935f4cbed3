UPDATE set_asides
   SET restored_at = :at
 WHERE subject = :subject AND fingerprint = :fingerprint AND restored_at IS NULL
