#include "verify/face/calibration/drift.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/binomial.hpp>

namespace benefit::face {
namespace {

constexpr double false_alarms = 0.05;
constexpr double tail = 0.01;
constexpr double greatest_change = 2;  ///< of the tail's share: what no group's rate may exceed either

/// Kolmogorov's limit with Stephens' correction for samples that are not large (1970).
double chance_of_gap(double gap, double pairs) {
  const double root = std::sqrt(pairs);
  const double scaled = (root + 0.12 + 0.11 / root) * gap;
  if (scaled < 0.3) return 1;  // the series is 1 to five digits
  double sum = 0;
  for (int i = 1; i <= 100; ++i) sum += (i % 2 == 1 ? 2 : -2) * std::exp(-2.0 * i * i * scaled * scaled);
  return std::clamp(sum, 0.0, 1.0);
}

double chance_of_count(std::size_t hits, std::size_t trials) {
  const boost::math::binomial_distribution<> expected(static_cast<double>(trials), tail);
  const double at_most = boost::math::cdf(expected, static_cast<double>(hits));
  const double at_least =
      hits == 0 ? 1 : boost::math::cdf(boost::math::complement(expected, static_cast<double>(hits - 1)));
  return std::min(1.0, 2 * std::min(at_most, at_least));
}

}  // namespace

std::vector<float> kept_quantiles(std::span<const float> ascending) {
  std::vector<float> kept;
  if (ascending.empty()) return kept;
  for (std::size_t i = 0; i <= quantile_steps; ++i)
    kept.push_back(ascending[i * (ascending.size() - 1) / quantile_steps]);
  return kept;
}

double rank_among(std::span<const float> quantiles, double score) {
  if (score < quantiles.front()) return 0;
  if (score >= quantiles.back()) return 1;
  const auto above = std::ranges::upper_bound(quantiles, score);
  const double low = *(above - 1);
  const double between = (score - low) / (*above - low);
  return (static_cast<double>(above - quantiles.begin() - 1) + between) /
         static_cast<double>(quantiles.size() - 1);
}

Drift drift_from(double reference_pairs, std::span<const double> ranks, std::size_t look) {
  Drift drift;
  const auto number = static_cast<double>(std::max<std::size_t>(look, 1));
  drift.significant_below = false_alarms / (number * (number + 1)) / 2;
  if (ranks.size() < least_live_scores) return drift;

  std::vector<double> ascending(ranks.begin(), ranks.end());
  std::ranges::sort(ascending);
  const auto count = static_cast<double>(ascending.size());
  for (std::size_t i = 0; i < ascending.size(); ++i)
    drift.distance = std::max({drift.distance, std::abs(ascending[i] - static_cast<double>(i) / count),
                               std::abs(ascending[i] - static_cast<double>(i + 1) / count)});
  drift.distance_chance = chance_of_gap(drift.distance, count * reference_pairs / (count + reference_pairs));

  const auto hits = static_cast<std::size_t>(std::ranges::upper_bound(ascending, tail) - ascending.begin());
  drift.tail_share = static_cast<double>(hits) / count;
  drift.tail_interval = binomial_interval(hits, ascending.size());
  drift.tail_chance = chance_of_count(hits, ascending.size());

  const bool gap = drift.distance_chance < drift.significant_below && drift.distance >= least_gap;
  const bool other_tail =
      drift.tail_share > tail * greatest_change || drift.tail_share < tail / greatest_change;
  const bool left = gap || (drift.tail_chance < drift.significant_below && other_tail);
  drift.answer = left ? DriftAnswer::left : DriftAnswer::within;
  return drift;
}

}  // namespace benefit::face
