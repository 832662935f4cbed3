// Values of parameters, as far as they can be checked without the service.
#pragma once

#include "daemon/api/command.hpp"
#include "verify/types/error.hpp"

#include <optional>
#include <string>

namespace benefit::cli {

/// nullopt: nothing speaks against it. Otherwise bad_request or, for a file or folder to read, not_found,
/// without `where`; a value that is no choice comes with the nearest one. Never repeats an ID number.
std::optional<Error> check_value(const api::Parameter& parameter, const std::string& value);

}  // namespace benefit::cli
