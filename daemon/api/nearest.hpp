// "Did you mean ...?" for names that a person typed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::api {

/// The known name with the fewest typing errors (Damerau-Levenshtein, adjacent swaps count one), when they
/// are few enough for the length; the earlier one of equals. nullopt: nothing is near.
std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known);

/// "did you mean 'limit'?", or "known: a, b, c" when nothing is near.
std::string suggestion(std::string_view typed, std::span<const std::string> known);

}  // namespace benefit::api
