// `policy show`: what a policy file sets, entry by entry, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// {"file","day","region","entries":[{"table","subject","provisions","what_for","value","from","to","region",
/// "legal_basis"}]}; day, region and to are null when there is none. Gives the exit status; throws Failure:
/// bad_request, not_found, io, bad_input.
int show_policy(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
