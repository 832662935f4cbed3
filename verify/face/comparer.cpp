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

/// One enrolled photo against the collected one.
struct Comparer::Scored {
  FaceComparison comparison;  ///< its outcome by the fused score alone
  PhotoId photo = 0;
  std::optional<double> threshold{};
};

std::vector<Comparer::Scored> Comparer::fused_scores(const Claim& claim) const {
  std::vector<Scored> scored;
  for (const DatedFace& enrolled : claim.enrolled) {
    if (enrolled.face.model_set != model_set_)
      throw Failure({ErrorCode::internal, "a face was compared by the standard of other networks", {}, {}});
    scored.push_back({face::compare(enrolled.face, claim.collected.face, scoring_), enrolled.photo});
  }
  return scored;
}

void Comparer::calibrate(std::span<const Claim> claims, std::span<std::vector<Scored>> scored) const {
  struct Calibrated {
    Scored* scored;
    std::size_t enrolled, collected;  ///< where their faces stand
  };
  std::vector<Calibrated> calibrated;
  std::vector<FixedCohort::Face> faces;
  std::vector<std::vector<float>> vectors;  // what they point into
  vectors.reserve((most_compared_photos + 1) * claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    const std::vector<double> thresholds = thresholds_of(claim);
    if (thresholds.empty()) continue;
    const auto add_face = [&](const FaceTemplate& face) {
      vectors.push_back(fused_vector(face, scoring_));
      faces.push_back({vectors.back(), {&claim.person, 1}});
      return faces.size() - 1;
    };
    const std::size_t collected = add_face(claim.collected.face);
    for (std::size_t k = 0; k < thresholds.size(); ++k) {
      scored[i][k].threshold = thresholds[k];
      calibrated.push_back({&scored[i][k], add_face(claim.enrolled[k].face), collected});
    }
  }
  const std::vector<double> offsets = cohort_.offsets(faces);
  for (const auto& [one, enrolled, collected] : calibrated) {
    one->comparison.calibrated =
        CalibratedScore{.calibration = id_,
                        .score = one->comparison.fused - (offsets[enrolled] + offsets[collected]),
                        .threshold = *one->threshold,
                        .fmr = calibration_->target};
  }
}

std::vector<double> Comparer::thresholds_of(const Claim& claim) const {
  const FaceGroup collected = group_of(claim.person, claim.collected.taken_on);
  for (std::size_t photos = claim.enrolled.size(); photos > 0; --photos) {
    std::vector<double> thresholds;
    for (const DatedFace& enrolled : std::span(claim.enrolled).first(photos))
      if (const auto threshold =
              calibration_->threshold_for(group_of(claim.person, enrolled.taken_on), collected, photos))
        thresholds.push_back(*threshold);
    if (thresholds.size() == photos) return thresholds;
  }
  return {};
}

FaceComparison Comparer::decided(std::vector<Scored> scored) const {
  const bool all_differ = std::ranges::all_of(
      scored, [](const Scored& one) { return one.comparison.outcome == FaceOutcome::different; });
  // With a calibration the photos that it speaks of; without, all of them.
  if (scored.front().threshold) std::erase_if(scored, [](const Scored& one) { return !one.threshold; });
  const auto distance = [](const Scored& one) {
    return one.threshold ? one.comparison.calibrated->score - *one.threshold : one.comparison.fused;
  };
  const auto nearest = std::ranges::min_element(scored, {}, distance);
  FaceComparison comparison = std::move(nearest->comparison);
  comparison.nearest = nearest->photo;
  comparison.compared_photos = static_cast<int>(scored.size());
  comparison.outcome = all_differ ? FaceOutcome::different : FaceOutcome::unsure;
  if (!all_differ && nearest->threshold && comparison.calibrated->score <= *nearest->threshold) {
    comparison.outcome = FaceOutcome::same;
    comparison.certifies = true;
  }
  return comparison;
}

std::vector<FaceComparison> Comparer::compare(std::span<const Claim> claims) const {
  std::vector<std::vector<Scored>> scored;
  scored.reserve(claims.size());
  for (const Claim& claim : claims) scored.push_back(fused_scores(claim));
  if (calibration_) calibrate(claims, scored);
  std::vector<FaceComparison> comparisons;
  comparisons.reserve(claims.size());
  for (auto& of_claim : scored) comparisons.push_back(decided(std::move(of_claim)));
  return comparisons;
}

}  // namespace benefit::face
