#include "verify/types/job_store.hpp"

namespace benefit {

std::string_view to_string(JobKind kind) {
  switch (kind) {
    case JobKind::import_delivery:
      return "import_delivery";
    case JobKind::verify:
      return "verify";
    case JobKind::calibrate_faces:
      return "calibrate_faces";
    case JobKind::dedupe_faces:
      return "dedupe_faces";
    case JobKind::write_ledger:
      return "write_ledger";
    case JobKind::rotate_key:
      return "rotate_key";
    case JobKind::apply_retention:
      return "apply_retention";
  }
  return "verify";
}

std::string_view to_string(JobState state) {
  switch (state) {
    case JobState::queued:
      return "queued";
    case JobState::running:
      return "running";
    case JobState::done:
      return "done";
    case JobState::failed:
      return "failed";
    case JobState::cancelled:
      return "cancelled";
  }
  return "failed";
}

}  // namespace benefit
