// `feed take`: imports what suppliers have dropped into a folder.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Gives the exit status. Throws Failure(bad_input) at the end when a file was refused, Failure(conflict)
/// when a marker cannot be cleared away; any other Failure leaves the file for the next run.
int take_deliveries(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
