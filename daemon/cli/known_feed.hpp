// Feeds by the name that an operator types.
#pragma once

#include "verify/intake/catalogue.hpp"

#include <string_view>

namespace benefit::cli {

/// Throws Failure(bad_request) with the nearest known name.
const intake::FeedInfo& known_feed(std::string_view name);

}  // namespace benefit::cli
