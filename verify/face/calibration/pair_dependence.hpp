// Impostor pairs share faces: one face that is near to many makes many false matches at once, so n pairs tell
// less than n independent ones. How much less follows from how the matches gather on faces, by the variance
// of a false-match rate over all pairs that share a face (Bickel; ISO/IEC 19795-1, annex B; dyadic-robust:
// Fafchamps and Gubert 2007). It is computed, not drawn, so there is no seed.
#pragma once

#include "verify/face/calibration/groups.hpp"

#include <cstddef>

namespace benefit::face {

/// How many independent pairs one pair of the sample counts for at the threshold that accepts the `accepted`
/// nearest ones: 0 < worth <= 1. With few accepted pairs nothing can be told of how they gather, so it is
/// told at the `least_matches` nearest, where it is, if anything, less. 1 without pairs.
double worth_of_pair(const PairSample& sample, std::size_t accepted);
inline constexpr std::size_t least_matches = 100;

}  // namespace benefit::face
