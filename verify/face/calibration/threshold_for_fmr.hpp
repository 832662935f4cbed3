// The threshold at which impostor pairs are accepted no more often than asked, from counting alone. The score
// of the (k+1)th nearest of n independent impostors has a false-match rate that is Beta(k+1, n-k), whatever
// the scores' distribution (Wilks 1941): so Clopper and Pearson's upper bound holds for a threshold that was
// chosen on the same pairs. Used by the calibration of faces (Q1).
#pragma once

#include "verify/types/binomial_interval.hpp"

#include <cstddef>
#include <span>
#include <variant>

namespace benefit::face {

/// The fewest pairs with which a threshold can keep the false-match rate `target` (0 < target < 1) when none
/// of them is accepted: 3688 for 0.1 %, the rule of three for 97.5 %. `worth` (0 < worth <= 1) is how many
/// independent pairs one pair counts for.
std::size_t pairs_needed_for(double target, double worth = 1);

struct CountedThreshold {
  double threshold = 0;      ///< accept at or below it: the highest that is allowed
  std::size_t accepted = 0;  ///< of the impostor pairs
};
struct PairsMissing {
  std::size_t more = 0;  ///< at least 1: with so many more there will be a threshold
};

/// The most permissive threshold whose false-match rate has an upper bound (97.5 %, one-sided) of at most
/// `target`. `impostors`: distances, ascending. Ties are accepted together or not at all.
std::variant<CountedThreshold, PairsMissing> threshold_for_fmr(std::span<const float> impostors,
                                                               double target, double worth = 1);

}  // namespace benefit::face
