// Stage 6: two faces -> same, unsure or different, with the scores that it rests on.
#pragma once

#include "verify/types/photo.hpp"

#include <optional>
#include <span>
#include <vector>

namespace benefit::face {

/// On the fused score, which is 0 for one and the same photo. same < different.
struct FaceThresholds {
  double same = 0;       ///< at or below: the same person
  double different = 0;  ///< at or above: not the same person; between the two: unsure
};

/// How the networks' distances become one score, and what it means.
struct Scoring {
  std::vector<double> weights;               ///< of the networks, in their order, each above 0
  std::optional<FaceThresholds> thresholds;  ///< nullopt: nothing was measured, every outcome is unsure
};

/// 1 - cosine of two vectors of length 1, as half the squared distance, so that a vector lies at exactly 0
/// from itself.
double cosine_distance(std::span<const float> first, std::span<const float> second);

/// Compares two templates by the weighted mean of their networks' cosine distances. Symmetric. Never
/// certifies: the thresholds are provisional as long as no calibration on the agency's own gallery stands
/// behind them (Q1), so *same* and *different* are evidence for a person's decision. Throws Failure(internal)
/// when the templates come from different model sets: they must be measured again first.
FaceComparison compare(const FaceTemplate& first, const FaceTemplate& second, const Scoring& scoring);

/// The same for two photos. When one cannot be assessed the outcome is not_assessable and says which and why.
FaceComparison compare(const FaceMeasurement& first, const FaceMeasurement& second, const Scoring& scoring);

}  // namespace benefit::face
