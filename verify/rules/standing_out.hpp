// Which of many like things stand out from the others, small numbers allowed for.
//
// Each thing is compared with all others of its kind, itself left out, and those that lie far above them all.
// How far these differ among themselves is estimated from them by the method of moments (shares: Kleinman
// 1973, J. Am. Stat. Assoc. 68:46-54; rates: Clayton and Kaldor 1987, Biometrics 43:671-681): a beta
// distribution of shares, a gamma distribution of rates. The thing's own share or rate is shrunk towards
// theirs (empirical Bayes), the more the fewer trials it has. `chance` is how often one like the others would
// have as many hits or more (beta-binomial, negative binomial). Of many comparisons
// some come out extreme by chance: verify/types/stand_out.hpp chooses.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace benefit::rules {

/// Hits among trials (0 <= hits <= trials), or, of a rate, hits in so much time. trials > 0.
struct Tried {
  std::int64_t hits = 0, trials = 0;
};

struct Compared {
  double usual = 0;          ///< share or rate of all others together
  double shrunk = 0;         ///< of this one, shrunk towards theirs
  double low = 0, high = 0;  ///< the central 95 % of what its share or rate may be
  double chance = 1;         ///< 0 .. 1
};

/// One for each, in their order. At least three things.
std::vector<Compared> compare_shares(std::span<const Tried> things);
std::vector<Compared> compare_rates(std::span<const Tried> things);

}  // namespace benefit::rules
