// The job that writes a ledger (C2, C4) or the report by region (H2).
#pragma once

#include "daemon/jobs/ledger_folder.hpp"
#include "daemon/jobs/runner.hpp"
#include "verify/pipeline.hpp"

namespace benefit::jobs {

/// Everything handed in outlives the work. The whole ledger is one entry in the audit record
/// ("ledger.management": who, which region and period, how many rows), made before anybody can fetch it.
/// Result: {"ledger","period",
/// "region","level","format","rows","people","bytes","sha256","totals":{FIELD:fen},"reconciliation"}. A job
/// that was left unfinished begins anew.
Work ledger_work(const pipeline::Ports& ports, AuditLog& audit, const LedgerFolder& folder);

}  // namespace benefit::jobs
