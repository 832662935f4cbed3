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

double Comparer::score(const FaceTemplate& first, const FaceTemplate& second,
                       std::span<const CitizenId> without) const {
  const std::vector<float> first_vector = fused_vector(first, scoring_);
  const std::vector<float> second_vector = fused_vector(second, scoring_);
  const std::array faces{FixedCohort::Face{first_vector, without}, FixedCohort::Face{second_vector, without}};
  const std::vector<double> offsets = cohort_.offsets(faces);
  return face::compare(first, second, scoring_).fused - (offsets[0] + offsets[1]);
}

std::optional<double> Comparer::threshold_of(const ClaimedPair& pair) const {
  return calibration_->threshold_for(group_of(pair.person, pair.enrolled.taken_on),
                                     group_of(pair.person, pair.collected.taken_on));
}

FaceComparison Comparer::fused_comparison(const ClaimedPair& pair) const {
  if (pair.enrolled.face.model_set != model_set_)
    throw Failure({ErrorCode::internal, "a face was compared by the standard of other networks", {}, {}});
  FaceComparison comparison = face::compare(pair.enrolled.face, pair.collected.face, scoring_);
  if (comparison.outcome == FaceOutcome::same) comparison.outcome = FaceOutcome::unsure;
  return comparison;
}

void Comparer::calibrate(std::span<const ClaimedPair> pairs, std::span<FaceComparison> comparisons) const {
  struct Calibrated {
    std::size_t pair;
    double threshold;
  };
  std::vector<Calibrated> calibrated;
  std::vector<std::vector<float>> vectors;  // of both faces of each of these
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto threshold = threshold_of(pairs[i]);
    if (!threshold) continue;
    calibrated.push_back({i, *threshold});
    vectors.push_back(fused_vector(pairs[i].enrolled.face, scoring_));
    vectors.push_back(fused_vector(pairs[i].collected.face, scoring_));
  }
  std::vector<FixedCohort::Face> faces;
  for (std::size_t i = 0; i < vectors.size(); ++i)
    faces.push_back({vectors[i], {&pairs[calibrated[i / 2].pair].person, 1}});
  const std::vector<double> offsets = cohort_.offsets(faces);
  for (std::size_t i = 0; i < calibrated.size(); ++i) {
    const auto [pair, threshold] = calibrated[i];
    FaceComparison& comparison = comparisons[pair];
    const double score = comparison.fused - (offsets[2 * i] + offsets[2 * i + 1]);
    comparison.calibrated = CalibratedScore{
        .calibration = id_, .score = score, .threshold = threshold, .fmr = calibration_->target};
    if (comparison.outcome == FaceOutcome::different || score > threshold) continue;
    comparison.outcome = FaceOutcome::same;
    comparison.certifies = true;
  }
}

std::vector<FaceComparison> Comparer::compare(std::span<const ClaimedPair> pairs) const {
  std::vector<FaceComparison> comparisons;
  comparisons.reserve(pairs.size());
  for (const ClaimedPair& pair : pairs) comparisons.push_back(fused_comparison(pair));
  if (calibration_) calibrate(pairs, comparisons);
  return comparisons;
}

}  // namespace benefit::face
