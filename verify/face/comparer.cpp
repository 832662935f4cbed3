#include "verify/face/comparer.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace benefit::face {

Comparer::Comparer(Scoring scoring, std::string model_set)
    : scoring_(std::move(scoring)), model_set_(std::move(model_set)), standard_(model_set_) {}

Comparer::Comparer(Scoring scoring, CalibrationId id, Calibration calibration,
                   const std::vector<FixedCohort::Member>& cohort)
    : scoring_(std::move(scoring)),
      model_set_(calibration.model_set),
      calibration_(std::move(calibration)),
      id_(id),
      cohort_(cohort),
      standard_(fmt::format("{} calibration {}", model_set_, id)) {}

double Comparer::offsets(const FaceTemplate& first, const FaceTemplate& second,
                         std::span<const CitizenId> without) const {
  const auto offset = [&](const FaceTemplate& face) {
    return cohort_.offset(fused_vector(face, scoring_), without);
  };
  return offset(first) + offset(second);
}

double Comparer::score(const FaceTemplate& first, const FaceTemplate& second,
                       std::span<const CitizenId> without) const {
  return face::compare(first, second, scoring_).fused - offsets(first, second, without);
}

FaceComparison Comparer::compare(CitizenId person, const DatedFace& enrolled,
                                 const DatedFace& collected) const {
  if (enrolled.face.model_set != model_set_)
    throw Failure({ErrorCode::internal, "a face was compared by the standard of other networks", {}, {}});
  FaceComparison comparison = face::compare(enrolled.face, collected.face, scoring_);
  if (comparison.outcome == FaceOutcome::same) comparison.outcome = FaceOutcome::unsure;
  if (!calibration_) return comparison;
  const auto threshold =
      calibration_->threshold_for(group_of(person, enrolled.taken_on), group_of(person, collected.taken_on));
  if (!threshold) return comparison;
  const std::array own{person};
  comparison.calibrated =
      CalibratedScore{.calibration = id_,
                      .score = comparison.fused - offsets(enrolled.face, collected.face, own),
                      .threshold = *threshold,
                      .fmr = calibration_->target};
  if (comparison.outcome != FaceOutcome::different && comparison.calibrated->score <= *threshold) {
    comparison.outcome = FaceOutcome::same;
    comparison.certifies = true;
  }
  return comparison;
}

}  // namespace benefit::face
