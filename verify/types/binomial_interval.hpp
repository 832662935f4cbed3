// How sure a share is that was counted on n trials.
#pragma once

#include <cstddef>

namespace benefit {

struct Interval {
  double low = 0, high = 1;
};

/// The exact two-sided 95 % interval of a binomial share (Clopper and Pearson 1934). `hits` at most `trials`;
/// without trials it is 0 .. 1.
Interval binomial_interval(std::size_t hits, std::size_t trials);

/// The same for counts that need not be whole, as those of a sample that is worth fewer independent trials
/// than it has (Korn and Graubard 1998). 0 <= hits <= trials.
Interval interval_of_share(double hits, double trials);

/// A share that was counted.
struct CountedShare {
  std::size_t hits = 0, trials = 0;
  Interval interval;  ///< 95 %
  double share() const { return trials == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(trials); }
};

/// With the exact interval of as many independent trials as these are worth: `worth` of each, 0 < worth <= 1.
CountedShare counted_share(std::size_t hits, std::size_t trials, double worth = 1);

}  // namespace benefit
