#include "verify/face/compare.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace benefit::face {
namespace {

double euclidean(const std::array<float, 128>& first, const std::array<float, 128>& second) {
  const auto squared_difference = [](double a, double b) { return (a - b) * (a - b); };
  return std::sqrt(std::transform_reduce(first.begin(), first.end(), second.begin(), 0.0, std::plus<>{},
                                         squared_difference));
}

/// 1 - cosine of two vectors of length 1. As half the squared distance, so that a vector lies at exactly 0
/// from itself.
double cosine_distance(const std::vector<float>& first, const std::vector<float>& second) {
  const auto squared_difference = [](double a, double b) { return (a - b) * (a - b); };
  return std::transform_reduce(first.begin(), first.end(), second.begin(), 0.0, std::plus<>{},
                               squared_difference) /
         2;
}

FaceOutcome outcome_of(double fused, const FaceThresholds& thresholds) {
  if (fused <= thresholds.same) return FaceOutcome::same;
  if (fused >= thresholds.different) return FaceOutcome::different;
  return FaceOutcome::unsure;
}

}  // namespace

FaceComparison compare(const FaceTemplate& first, const FaceTemplate& second,
                       const FaceThresholds& thresholds) {
  if (first.model_set != second.model_set || first.arcface.size() != second.arcface.size())
    throw Failure({ErrorCode::internal, "two face templates of different model sets were compared", {}, {}});
  FaceComparison comparison;
  comparison.dlib_distance = euclidean(first.dlib, second.dlib);
  comparison.arcface_distance = cosine_distance(first.arcface, second.arcface);
  comparison.fused = comparison.arcface_distance + dlib_weight * comparison.dlib_distance;
  comparison.outcome = outcome_of(comparison.fused, thresholds);
  return comparison;
}

FaceComparison compare(const FaceMeasurement& first, const FaceMeasurement& second,
                       const FaceThresholds& thresholds) {
  if (first.face && second.face) return compare(*first.face, *second.face, thresholds);
  FaceComparison comparison;
  comparison.first_not_assessable = first.not_assessable;
  comparison.second_not_assessable = second.not_assessable;
  return comparison;
}

}  // namespace benefit::face
