// Rates and thresholds of score distributions that are known are found again, and the intervals hold them as
// often as they say.
#include "verify/face/calibration/tail_fit.hpp"

#include "verify/face/calibration/threshold_for_fmr.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

using namespace benefit;

namespace {

/// The distance that a share of impostors lies below.
using Quantile = std::function<double(double share)>;

std::vector<float> drawn(const Quantile& quantile, std::size_t pairs, std::mt19937_64& dice) {
  std::vector<float> distances(pairs);
  for (float& distance : distances)
    distance = static_cast<float>(quantile((static_cast<double>(dice() >> 11U) + 0.5) / 9007199254740992.0));
  std::ranges::sort(distances);
  return distances;
}

double normal_quantile(double share) { return boost::math::quantile(boost::math::normal(0.9, 0.12), share); }
double beta_quantile(double share) {
  return 1.6 * boost::math::quantile(boost::math::beta_distribution(12, 9), share);
}
/// Whose lowest tenth is just generalised Pareto, of shape -0.2.
double pareto_quantile(double share) {
  if (share >= 0.1) return 0.7 + 0.3 * (share - 0.1);
  return 0.7 - 0.1 / 0.2 * (1 - std::pow(share / 0.1, 0.2));
}

struct Coverage {
  int threshold = 0, fmr = 0, fits = 0;
};

Coverage coverage(const Quantile& quantile, std::size_t pairs, double target, int samples) {
  Coverage count;
  const double truth = quantile(target);
  for (int seed = 0; seed < samples; ++seed) {
    std::mt19937_64 dice(static_cast<std::uint64_t>(seed) + 1);
    const auto distances = drawn(quantile, pairs, dice);
    const auto fit = face::TailFit::of(distances, face::usual_tail_pairs(pairs, 0.001));
    if (!fit) continue;
    ++count.fits;
    const auto threshold = fit->threshold_at(target);
    REQUIRE(threshold);
    if (threshold->interval.low <= truth && truth <= threshold->interval.high) ++count.threshold;
    const auto fmr = fit->fmr_at(truth);
    REQUIRE(fmr);
    if (fmr->interval.low <= target && target <= fmr->interval.high) ++count.fmr;
  }
  return count;
}

}  // namespace

TEST_CASE("nineteen in twenty intervals of the tail hold what is true") {
  const struct {
    std::string name;
    Quantile quantile;
  } distributions[] = {
      {"normal", normal_quantile}, {"beta", beta_quantile}, {"Pareto tail", pareto_quantile}};
  constexpr int samples = 100;
  for (const auto& [name, quantile] : distributions)
    for (const double target : {0.001, 0.0001}) {
      CAPTURE(name, target);
      const Coverage found = coverage(quantile, 10'000, target, samples);
      // 95 are expected of 100; under 87 come up once in a thousand times. The normal's tail is not quite
      // Pareto.
      CHECK(found.fits >= 98);
      CHECK(found.threshold >= 87);
      CHECK(found.fmr >= 87);
    }
}

TEST_CASE("a counted threshold keeps the rate in at least 39 of 40 samples") {
  constexpr int samples = 400;
  for (const std::size_t pairs : {4000U, 20'000U}) {
    int kept = 0;
    for (int seed = 0; seed < samples; ++seed) {
      std::mt19937_64 dice(static_cast<std::uint64_t>(seed) + 1);
      const auto distances = drawn([](double share) { return share; }, pairs, dice);
      const auto threshold = std::get<face::CountedThreshold>(face::threshold_for_fmr(distances, 0.001));
      if (threshold.threshold <= 0.001) ++kept;
    }
    CAPTURE(pairs);
    CHECK(kept >= 380);  // 390 are expected; fewer than 380 come up once in five hundred times
  }
}
