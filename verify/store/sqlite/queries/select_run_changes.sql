SELECT appeared, changed, withdrawn FROM run_changes WHERE job_id = :job
