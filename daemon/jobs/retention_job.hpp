// The job that erases what is kept longer than it may be.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/retain.hpp"
#include "verify/types/audit_log.hpp"

namespace benefit::jobs {

/// Everything handed in outlives the work. A run that erased something is one entry in the audit record
/// ("retention.erased": how much of which kind). Result: {"dry_run","kinds":[{"kind","months","legal_basis",
/// "erased","held","held_by":{HOLD:count}}]}; of a dry run `erased` is what would be. A job that was left
/// unfinished begins anew and erases the rest.
Work retention_work(const pipeline::Ports& ports, RetentionStore& store, AuditLog& audit);

}  // namespace benefit::jobs
