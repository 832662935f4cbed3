// benefitctl case review: one case after another on the screen, with everything to decide it.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/review/review_terminal.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

int review_cases(Session& session, const Invocation& invocation);

/// The same on a terminal that is handed in.
int review_cases(Session& session, const Invocation& invocation, ReviewTerminal& terminal);

}  // namespace benefit::cli
