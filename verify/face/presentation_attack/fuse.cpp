#include "verify/face/presentation_attack/fuse.hpp"

#include <algorithm>
#include <cmath>

namespace benefit::face {

PresentationAttack fuse(PresentationAttack signs, const AttackFusion& fusion) {
  const double odds = fusion.intercept + fusion.network * signs.network +
                      fusion.moire * std::max(0.0, signs.moire - fusion.moire_from) +
                      fusion.edges * signs.edges + fusion.chroma * signs.chroma;
  signs.score = 1 / (1 + std::exp(-odds));
  signs.suspected = signs.score >= fusion.suspect_from;
  return signs;
}

}  // namespace benefit::face
