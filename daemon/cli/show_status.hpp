// Is the service up, and with what.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// `status`: with --wait it asks again until the service answers or the seconds are over. Gives the exit
/// status.
int show_status(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
