#include "verify/face/calibration/threshold_for_fmr.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

std::vector<float> one_to(std::size_t pairs) {
  std::vector<float> distances;
  for (std::size_t i = 1; i <= pairs; ++i) distances.push_back(static_cast<float>(i));
  return distances;
}

}  // namespace

TEST_CASE("the interval of counts that are whole is the exact binomial one") {
  for (const std::size_t hits : {0U, 1U, 7U, 20U}) {
    const Interval whole = binomial_interval(hits, 20);
    const Interval real = interval_of_share(static_cast<double>(hits), 20);
    CHECK(real.low == Approx(whole.low).margin(1e-12));
    CHECK(real.high == Approx(whole.high).margin(1e-12));
  }
  CHECK(interval_of_share(0, 0).high == 1);
  CHECK(interval_of_share(0.5, 10).high > interval_of_share(0, 10).high);
}

TEST_CASE("the rule of three says how many pairs are needed") {
  CHECK(face::pairs_needed_for(0.001) == 3688);
  CHECK(face::pairs_needed_for(0.0001) == 36'887);
  CHECK(face::pairs_needed_for(0.001, 0.5) == 7375);
  CHECK(binomial_interval(0, 3688).high <= 0.001);
  CHECK(binomial_interval(0, 3687).high > 0.001);
}

TEST_CASE("too few pairs: how many more are needed") {
  const auto missing = face::threshold_for_fmr(one_to(3000), 0.001);
  REQUIRE(std::holds_alternative<face::PairsMissing>(missing));
  CHECK(std::get<face::PairsMissing>(missing).more == 688);
  CHECK(std::get<face::PairsMissing>(face::threshold_for_fmr({}, 0.0001)).more == 36'887);
}

TEST_CASE("the counted threshold is the highest whose upper bound is kept") {
  const auto at = [](std::size_t pairs) {
    return std::get<face::CountedThreshold>(face::threshold_for_fmr(one_to(pairs), 0.001));
  };
  CHECK(at(3688).accepted == 0);
  CHECK(at(3688).threshold < 1);
  const face::CountedThreshold many = at(100'000);
  CHECK(binomial_interval(many.accepted, 100'000).high <= 0.001);
  CHECK(binomial_interval(many.accepted + 1, 100'000).high > 0.001);
  CHECK(many.threshold > static_cast<double>(many.accepted));
  CHECK(many.threshold < static_cast<double>(many.accepted + 1));
}

TEST_CASE("ties at the threshold are all refused") {
  std::vector<float> distances(10'000, 5.0F);
  distances[0] = 1;
  const auto threshold = std::get<face::CountedThreshold>(face::threshold_for_fmr(distances, 0.001));
  CHECK(threshold.accepted == 1);
  CHECK(threshold.threshold < 5);
}
