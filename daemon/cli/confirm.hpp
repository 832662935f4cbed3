// A question before a step that hurts somebody.
#pragma once

#include "daemon/cli/session.hpp"

#include <string_view>

namespace benefit::cli {

/// Asks on the terminal and waits for "yes". Throws Failure: bad_request where there is no terminal to ask on
/// (then
/// --yes is needed), cancelled when the answer is another one.
void require_confirmation(Session& session, std::string_view question);

}  // namespace benefit::cli
