#include "daemon/api/suggestion.hpp"

#include "verify/identity/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {

std::string suggestion(std::string_view typed, std::span<const std::string> known) {
  if (const auto near = identity::nearest(typed, known))
    return fmt::format("did you mean '{}'?", known[*near]);
  if (known.empty()) return "none is expected here";
  return fmt::format("known: {}", fmt::join(known, ", "));
}

}  // namespace benefit::api
