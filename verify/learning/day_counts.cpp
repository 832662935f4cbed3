#include "verify/learning/day_counts.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/binomial.hpp>

namespace benefit::learning {
namespace {

constexpr double each_side = 0.025;

/// The greatest k with P(Binomial(n, p) < k) <= each_side; 0 when there is none above.
std::int64_t lower_rank(std::int64_t n, double p) {
  const boost::math::binomial_distribution<double> below(static_cast<double>(n), p);
  std::int64_t k = std::max<std::int64_t>(
      static_cast<std::int64_t>(std::floor(boost::math::quantile(below, each_side))) - 1, 0);
  while (k + 1 <= n && boost::math::cdf(below, static_cast<double>(k)) <= each_side) ++k;
  return k;
}

}  // namespace

int DayCounts::ranked(std::int64_t rank) const {
  std::int64_t seen = 0;
  for (const auto& [days, times] : counts_)
    if ((seen += times) >= rank) return days;
  return counts_.rbegin()->first;
}

std::optional<DayQuantile> DayCounts::quantile(double share) const {
  if (total_ == 0) return std::nullopt;
  const auto n = static_cast<double>(total_);
  const auto rank = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(n * share - 1e-9)));
  DayQuantile result{.days = ranked(rank), .low = {}, .high = {}};
  if (const std::int64_t low = lower_rank(total_, share); low >= 1) result.low = ranked(low);
  // The upper end mirrors the lower one: counted from the other side, the share is its complement.
  if (const std::int64_t high = lower_rank(total_, 1 - share); high >= 1)
    result.high = ranked(total_ - high + 1);
  return result;
}

}  // namespace benefit::learning
