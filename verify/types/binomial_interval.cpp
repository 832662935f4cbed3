#include "verify/types/binomial_interval.hpp"

#include <boost/math/special_functions/beta.hpp>

namespace benefit {

Interval interval_of_share(double hits, double trials) {
  constexpr double each_side = 0.025;
  if (!(trials > 0)) return {};
  Interval interval;
  if (hits > 0) interval.low = boost::math::ibeta_inv(hits, trials - hits + 1, each_side);
  if (hits < trials) interval.high = boost::math::ibetac_inv(hits + 1, trials - hits, each_side);
  return interval;
}

Interval binomial_interval(std::size_t hits, std::size_t trials) {
  return interval_of_share(static_cast<double>(hits), static_cast<double>(trials));
}

CountedShare counted_share(std::size_t hits, std::size_t trials, double worth) {
  return {hits, trials,
          interval_of_share(static_cast<double>(hits) * worth, static_cast<double>(trials) * worth)};
}

}  // namespace benefit
