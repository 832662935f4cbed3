#include "verify/types/job_store.hpp"

namespace benefit {

bool has_ended(JobState state) {
  return state == JobState::done || state == JobState::failed || state == JobState::cancelled;
}

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
    case JobKind::make_backup:
      return "make_backup";
    case JobKind::verify_backup:
      return "verify_backup";
    case JobKind::examine:
      return "examine";
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
    case JobState::paused:
      return "paused";
  }
  return "failed";
}

std::string_view to_string(JobWish wish) {
  switch (wish) {
    case JobWish::pause:
      return "pause";
    case JobWish::cancel:
      return "cancel";
    case JobWish::go_on:
      return "go_on";
  }
  return "pause";
}

}  // namespace benefit
