// The command line of benefitctl, made from the table of commands: nothing is spelled out here a second time.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "verify/types/error.hpp"

#include <string>
#include <variant>
#include <vector>

namespace benefit::cli {

/// A text that was asked for instead of a command: --help, --version.
struct Information {
  std::string text;
};

/// `arguments` is argv without the program's name. Values are checked as far as their type allows without the
/// service. Errors: bad_request, with the nearest known noun, verb, option or choice as the hint.
Expected<std::variant<Invocation, Information>> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace benefit::cli
