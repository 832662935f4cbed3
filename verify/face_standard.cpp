#include "verify/face_standard.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <utility>

namespace benefit::pipeline {

std::string_view to_string(CalibrationState state) {
  switch (state) {
    case CalibrationState::unsigned_off:
      return "unsigned";
    case CalibrationState::in_force:
      return "in_force";
    case CalibrationState::superseded:
      return "superseded";
    case CalibrationState::other_models:
      return "other_models";
    case CalibrationState::incomplete:
      return "incomplete";
    case CalibrationState::left:
      return "left";
  }
  return "unsigned";
}

FaceStandard::FaceStandard(FaceNetworks networks, const PhotoStore& photos,
                           const CalibrationStore& calibrations)
    : networks_(std::move(networks)),
      provisional_(std::make_shared<const face::Comparer>(networks_.scoring, networks_.model_set)),
      photos_(photos),
      calibrations_(calibrations),
      current_(provisional_) {}

std::shared_ptr<const face::Comparer> FaceStandard::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::optional<std::vector<face::FixedCohort::Member>> FaceStandard::cohort_of(
    const std::vector<PhotoId>& photos) const {
  std::vector<face::FixedCohort::Member> members;
  for (const PhotoId photo : photos) {
    const auto owner = photos_.owner(photo);
    const auto measured = photos_.measurement(photo);
    if (!owner || !measured || !measured->face || measured->face->model_set != networks_.model_set)
      return std::nullopt;
    members.push_back({*owner, face::fused_vector(*measured->face, networks_.scoring)});
  }
  return members;
}

CalibrationState FaceStandard::state_of(const KeptCalibration& kept) const {
  if (!kept.signature) return CalibrationState::unsigned_off;
  const auto newest = calibrations_.newest_signed_calibration();
  if (newest && newest->id != kept.id) return CalibrationState::superseded;
  const auto record = face::parse_calibration(kept.record);
  if (!record) throw Failure(record.error());
  if (record->model_set != networks_.model_set) return CalibrationState::other_models;
  if (!cohort_of(record->cohort)) return CalibrationState::incomplete;
  const auto checks = calibrations_.drift_checks(kept.id);
  return std::ranges::any_of(checks, &DriftCheck::has_left) ? CalibrationState::left
                                                            : CalibrationState::in_force;
}

void FaceStandard::renew() {
  auto renewed = provisional_;
  const auto kept = calibrations_.newest_signed_calibration();
  if (kept && state_of(*kept) == CalibrationState::in_force) {
    auto record = face::parse_calibration(kept->record);
    if (!record) throw Failure(record.error());
    const auto cohort = cohort_of(record->cohort);
    if (cohort)
      renewed =
          std::make_shared<const face::Comparer>(networks_.scoring, kept->id, *std::move(record), *cohort);
  }
  const std::lock_guard lock(mutex_);
  current_ = std::move(renewed);
}

}  // namespace benefit::pipeline
