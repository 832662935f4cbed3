// `feed import --dry-run`: what would become of a file's rows. Asks no service and keeps nothing.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "verify/intake/profile.hpp"

#include <optional>
#include <string>

namespace benefit::cli {

/// Gives the exit status.
int try_delivery(Session& session, const Invocation& invocation);

/// A mapping profile from its file, and its text.
struct ProfileFile {
  std::string text;
  intake::Profile profile;
};
/// Throws Failure: not_found, bad_input, io.
ProfileFile read_profile(const std::string& path);

}  // namespace benefit::cli
