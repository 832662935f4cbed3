// "--since 7d": from when on a list is wanted.
#pragma once

#include "verify/types/time.hpp"

#include <chrono>
#include <optional>
#include <string_view>
#include <variant>

namespace benefit::api {

/// So many days back from now, or a day, from its beginning in China on.
using Since = std::variant<std::chrono::days, Day>;

/// "7d", "2w" or "2018-03-01". nullopt for all else, and for more than a hundred years.
std::optional<Since> parse_since(std::string_view text);

/// The first moment that is meant.
Instant begin_of(const Since& since, Instant now);

}  // namespace benefit::api
