// `models list`: the set of networks that a models folder holds.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Each file of the set, and whether it is there and the one that the manifest means. Throws Failure:
/// bad_input (the list of the added networks), io.
int list_models(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
