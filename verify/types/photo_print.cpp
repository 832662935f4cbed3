#include "verify/types/photo_print.hpp"

namespace benefit {

std::string_view to_string(CopyKind kind) {
  switch (kind) {
    case CopyKind::same_file:
      return "same_file";
    case CopyKind::edited:
      return "edited";
    case CopyKind::mirrored:
      return "mirrored";
  }
  return "same_file";
}

std::optional<Instant> instant_of(const CaptureRecord& record) {
  if (!record.taken_at) return std::nullopt;
  const auto offset = record.utc_offset.value_or(china_offset);
  return Instant{record.taken_at->time_since_epoch() - offset};
}

}  // namespace benefit
