// The words after `benefitd`.
#pragma once

#include "verify/types/error.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace benefit {

struct CommandLine {
  std::optional<std::filesystem::path> state_dir;
  std::optional<std::filesystem::path> config;
  std::optional<std::filesystem::path> models;
  std::optional<std::filesystem::path> socket;
  bool check_config = false;
  /// Look at the state directory without a service, say how it is and stop.
  bool examine = false;
  /// Make the state directory from this backup and stop.
  std::optional<std::filesystem::path> restore;
  /// The program is not the service but its photo worker, and talks over this descriptor.
  std::optional<int> face_worker;
  /// What --help or --version prints; nothing else is done then.
  std::optional<std::string> only_print;
};

/// Errors: bad_request.
Expected<CommandLine> parse_command_line(int argc, const char* const* argv);

}  // namespace benefit
