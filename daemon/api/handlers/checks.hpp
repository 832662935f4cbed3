// The parameter `check` of several commands.
#pragma once

#include "daemon/api/request.hpp"
#include "verify/types/error.hpp"

#include <optional>
#include <string>

namespace benefit::api::handlers {

/// nullopt: not asked for. Error: bad_request, when there is no such check, with the nearest known one.
Expected<std::optional<std::string>> asked_check(const Request& request);

}  // namespace benefit::api::handlers
