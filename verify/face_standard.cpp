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

std::optional<std::vector<EnrolledFace>> FaceStandard::cohort_of(const std::vector<PhotoId>& photos) const {
  std::vector<EnrolledFace> faces;
  for (const PhotoId photo : photos) {
    const auto enrolled = photos_.enrolled_photo(photo);
    auto measured = photos_.measurement(photo);
    if (!enrolled || !measured || !measured->face || measured->face->model_set != networks_.model_set)
      return std::nullopt;
    faces.push_back({*enrolled, *std::move(measured->face)});
  }
  return faces;
}

/// A calibration's state and, as far as the state asked for them, its record and its cohort.
struct FaceStandard::Standing {
  CalibrationState state = CalibrationState::unsigned_off;
  face::Calibration record{};
  std::vector<EnrolledFace> cohort{};
};

FaceStandard::Standing FaceStandard::standing_of(const KeptCalibration& kept) const {
  if (!kept.signature) return {CalibrationState::unsigned_off};
  const auto newest = calibrations_.newest_signed_calibration();
  if (newest && newest->id != kept.id) return {CalibrationState::superseded};
  auto record = face::parse_calibration(kept.record);
  if (!record) throw Failure(record.error());
  if (record->model_set != networks_.model_set) return {CalibrationState::other_models};
  auto cohort = cohort_of(record->cohort);
  if (!cohort) return {CalibrationState::incomplete};
  const auto checks = calibrations_.drift_checks(kept.id);
  const bool left = std::ranges::any_of(checks, &DriftCheck::has_left);
  return {left ? CalibrationState::left : CalibrationState::in_force, *std::move(record), *std::move(cohort)};
}

CalibrationState FaceStandard::state_of(const KeptCalibration& kept) const { return standing_of(kept).state; }

void FaceStandard::renew() {
  auto renewed = provisional_;
  if (const auto kept = calibrations_.newest_signed_calibration()) {
    Standing standing = standing_of(*kept);
    if (standing.state == CalibrationState::in_force) {
      std::vector<face::FixedCohort::Member> cohort;
      for (const EnrolledFace& member : standing.cohort)
        cohort.push_back({member.photo.person, face::fused_vector(member.face, networks_.scoring)});
      renewed = std::make_shared<const face::Comparer>(networks_.scoring, kept->id,
                                                       std::move(standing.record), cohort);
    }
  }
  const std::lock_guard lock(mutex_);
  current_ = std::move(renewed);
}

}  // namespace benefit::pipeline
