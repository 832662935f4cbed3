#include "verify/types/retention.hpp"

#include <algorithm>

namespace benefit {

std::string_view to_string(RetentionKind kind) {
  switch (kind) {
    case RetentionKind::collection_photo:
      return "collection_photo";
    case RetentionKind::collection_template:
      return "collection_template";
    case RetentionKind::replaced_photo:
      return "replaced_photo";
    case RetentionKind::ended_benefit_photo:
      return "ended_benefit_photo";
    case RetentionKind::rejected_row:
      return "rejected_row";
  }
  return "";
}

std::optional<RetentionKind> parse_retention_kind(std::string_view text) {
  const auto* const found =
      std::ranges::find(all_retention_kinds, text, [](RetentionKind kind) { return to_string(kind); });
  return found == all_retention_kinds.end() ? std::nullopt : std::optional(*found);
}

std::string_view to_string(RetentionHold hold) {
  switch (hold) {
    case RetentionHold::unfinished_case:
      return "unfinished_case";
    case RetentionHold::suspension:
      return "suspension";
    case RetentionHold::remedy_period:
      return "remedy_period";
    case RetentionHold::calibration:
      return "calibration";
  }
  return "";
}

}  // namespace benefit
