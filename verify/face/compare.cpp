#include "verify/face/compare.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace benefit::face {
namespace {

FaceOutcome outcome_of(double fused, const std::optional<FaceThresholds>& thresholds) {
  if (!thresholds) return FaceOutcome::unsure;
  if (fused <= thresholds->same) return FaceOutcome::same;
  if (fused >= thresholds->different) return FaceOutcome::different;
  return FaceOutcome::unsure;
}

void require_one_set(const FaceTemplate& first, const FaceTemplate& second, const Scoring& scoring) {
  const auto is_whole = [&scoring](const FaceTemplate& face) {
    return face.features.size() == scoring.weights.size();
  };
  const auto same_length = [](const auto& a, const auto& b) { return a.size() == b.size(); };
  if (first.model_set != second.model_set || !is_whole(first) || !is_whole(second) ||
      !std::ranges::equal(first.features, second.features, same_length))
    throw Failure({ErrorCode::internal, "two face templates of different model sets were compared", {}, {}});
}

}  // namespace

double cosine_distance(std::span<const float> first, std::span<const float> second) {
  const auto squared_difference = [](double a, double b) { return (a - b) * (a - b); };
  return std::transform_reduce(first.begin(), first.end(), second.begin(), 0.0, std::plus<>{},
                               squared_difference) /
         2;
}

FaceComparison compare(const FaceTemplate& first, const FaceTemplate& second, const Scoring& scoring) {
  require_one_set(first, second, scoring);
  FaceComparison comparison;
  double weights = 0;
  for (std::size_t i = 0; i < scoring.weights.size(); ++i) {
    comparison.distances.push_back(cosine_distance(first.features[i], second.features[i]));
    comparison.fused += scoring.weights[i] * comparison.distances.back();
    weights += scoring.weights[i];
  }
  comparison.fused /= weights;
  comparison.outcome = outcome_of(comparison.fused, scoring.thresholds);
  return comparison;
}

FaceComparison compare(const FaceMeasurement& first, const FaceMeasurement& second, const Scoring& scoring) {
  if (first.face && second.face) return compare(*first.face, *second.face, scoring);
  FaceComparison comparison;
  comparison.first_not_assessable = first.not_assessable;
  comparison.second_not_assessable = second.not_assessable;
  return comparison;
}

}  // namespace benefit::face
