// Stage 6: two faces -> same, unsure or different, with the scores that it rests on.
#pragma once

#include "verify/types/photo.hpp"

namespace benefit::face {

/// On the fused score, which is 0 for one and the same photo. same < different.
struct FaceThresholds {
  double same = 0;       ///< at or below: the same person
  double different = 0;  ///< at or above: not the same person; between the two: unsure
};

/// The weight of dlib's distance in the fused score: arcface_distance + dlib_weight x dlib_distance.
inline constexpr double dlib_weight = 0.4;

/// Compares two templates. Symmetric. Never certifies: the thresholds are provisional as long as no
/// calibration on the agency's own gallery stands behind them (Q1), so *same* and *different* are evidence
/// for a person's decision. Throws Failure(internal) when the templates come from different model sets: they
/// must be measured again first.
FaceComparison compare(const FaceTemplate& first, const FaceTemplate& second,
                       const FaceThresholds& thresholds);

/// The same for two photos. When one cannot be assessed the outcome is not_assessable and says which and why.
FaceComparison compare(const FaceMeasurement& first, const FaceMeasurement& second,
                       const FaceThresholds& thresholds);

}  // namespace benefit::face
