// The record of who read and did what: written into a file, and proved to be whole.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// `audit verify`: of the service's record, or of a file. Throws Failure: corrupt when it does not hold.
int verify_audit(Session& session, const Invocation& invocation);
/// `audit export`: a line for each entry and seal, oldest first, then one for the newest entry's signature.
int export_audit(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
