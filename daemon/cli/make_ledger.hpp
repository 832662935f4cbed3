// `ledger management`, `ledger subsidies`, `report regions` and `ledger fetch`.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Has the service write the ledger, follows the job and fetches the file: to --to, of the kind that its name
/// ends in, or as a table, JSON or CSV to standard output. Gives the exit status: that of `corrupt` when the
/// subsidy ledger does not come to what the feed holds.
int make_ledger(Session& session, const Invocation& invocation);

/// Fetches a ledger that a job has written before.
int fetch_ledger(Session& session, const Invocation& invocation);

/// What a ledger came to: rows, people, sums, whether it is reconciled. `result` is that of its job.
std::string ledger_page(const boost::json::object& result);

}  // namespace benefit::cli
