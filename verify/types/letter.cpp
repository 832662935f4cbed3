#include "verify/types/letter.hpp"

#include <algorithm>
#include <array>

namespace benefit {
namespace {

constexpr std::array<std::string_view, 7> kinds = {"notice",      "reminder",   "decision",  "repair",
                                                   "entitlement", "correction", "retraction"};

}  // namespace

std::string_view to_string(LetterKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::optional<LetterKind> parse_letter_kind(std::string_view text) {
  const auto* const found = std::find(kinds.begin(), kinds.end(), text);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<LetterKind>(found - kinds.begin());
}

std::span<const std::string_view> letter_kind_names() { return kinds; }

}  // namespace benefit
