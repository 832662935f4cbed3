// Four weak signs of a presentation attack made into one score.
#pragma once

#include "verify/types/presentation_attack.hpp"

namespace benefit::face {

/// Logistic regression: score = 1 / (1 + exp(-(intercept + sum of weight x sign))). Of moire only what lies
/// above `moire_from` counts: a pattern tells of a picture, none tells nothing. The numbers are in
/// models/manifest.toml, with how they were measured.
struct AttackFusion {
  double intercept = 0;
  double network = 0, moire = 0, edges = 0, chroma = 0;  ///< weights
  double moire_from = 0;
  double suspect_from = 1;  ///< a score at or above is suspected
};

/// `signs` with its score and whether it is suspected.
PresentationAttack fuse(PresentationAttack signs, const AttackFusion& fusion);

}  // namespace benefit::face
