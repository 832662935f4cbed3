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
  /// The program is not the service but its photo worker, and talks over this descriptor.
  std::optional<int> face_worker;
  /// What --help or --version prints; nothing else is done then.
  std::optional<std::string> only_print;
};

/// Errors: bad_request.
Expected<CommandLine> parse_command_line(int argc, const char* const* argv);

}  // namespace benefit
