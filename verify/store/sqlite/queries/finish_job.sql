UPDATE jobs
   SET state = :state, result = :result, finished_at = :now, wish = NULL,
       error_code = :error_code, error_what = :error_what, error_where = :error_where, error_hint = :error_hint
 WHERE id = :job
