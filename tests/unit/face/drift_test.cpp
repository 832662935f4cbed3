#include "verify/face/calibration/drift.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

/// Evenly drawn ranks, from `from` on.
std::vector<double> spread(std::size_t count, std::uint64_t seed, double from = 0) {
  std::mt19937_64 dice(seed);
  std::vector<double> ranks(count);
  for (double& rank : ranks) rank = std::min(1.0, from + static_cast<double>(dice() % 1'000'000) / 1e6);
  return ranks;
}

constexpr double calibrated_pairs = 50'000;

}  // namespace

TEST_CASE("scores that stay are not said to have left, however often one looks") {
  int alarms = 0;
  for (std::size_t look = 1; look <= 200; ++look)
    if (face::drift_from(calibrated_pairs, spread(1000, look), look).answer == face::DriftAnswer::left)
      ++alarms;
  CHECK(alarms <= 1);
}

TEST_CASE("scores that have shifted have left") {
  const face::Drift drift = face::drift_from(calibrated_pairs, spread(2000, 1, 0.1), 3);
  CHECK(drift.answer == face::DriftAnswer::left);
  CHECK(drift.distance == Approx(0.1).margin(0.03));
  CHECK(drift.distance_chance < 1e-6);
}

TEST_CASE("a tail that has grown has left, though the whole hardly moved") {
  auto ranks = spread(5000, 2);
  std::fill_n(ranks.begin(), 120, 0.001);
  const face::Drift drift = face::drift_from(calibrated_pairs, ranks, 1);
  CHECK(drift.distance < face::least_gap);
  CHECK(drift.tail_share > 0.02);
  CHECK(drift.answer == face::DriftAnswer::left);
}

TEST_CASE("few scores say nothing") {
  CHECK(face::drift_from(calibrated_pairs, spread(199, 1, 0.5), 1).answer == face::DriftAnswer::too_few);
  CHECK(face::drift_from(calibrated_pairs, spread(500, 1), 1).significant_below == Approx(0.0125));
  CHECK(face::drift_from(calibrated_pairs, spread(500, 1), 2).significant_below == Approx(0.05 / 12));
}

TEST_CASE("a score has its rank among the quantiles that were kept") {
  CHECK(face::kept_quantiles({}).empty());
  std::vector<float> scores;
  for (int i = 0; i <= 5000; ++i) scores.push_back(static_cast<float>(i) / 5000);
  const auto quantiles = face::kept_quantiles(scores);
  CHECK(quantiles.size() == face::quantile_steps + 1);
  CHECK(face::rank_among(quantiles, -1) == 0);
  CHECK(face::rank_among(quantiles, 2) == 1);
  for (const double score : {0.0, 0.01234, 0.5, 0.99})
    CHECK(face::rank_among(quantiles, score) == Approx(score).margin(1e-6));
}
