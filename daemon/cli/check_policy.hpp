// `policy check`: is a policy file right, and complete for a period, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// {"file","from","to","region","complete","tables":[{"table","subject","provisions","what_for","need",
/// "missing":["2018-01-01/2018-12-31"],"without":[...]}]}; region is null when not given. Gives the exit
/// status; throws Failure: bad_request, not_found, io, and bad_input for a file that is wrong or, after the
/// reply, not complete.
int check_policy(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
