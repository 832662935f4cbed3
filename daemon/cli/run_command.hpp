// From a command's row in the table to the code that does it.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>
#include <vector>

namespace benefit::cli {

/// Does what was asked and gives the exit status. Throws Failure and ClosedPipe.
int run_command(Session& session, Invocation invocation);

/// Commands that are more than one request and its reply in a table, by name; a test holds them to the table.
std::vector<std::string> commands_of_their_own();

}  // namespace benefit::cli
