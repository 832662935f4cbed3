#include "verify/face/calibration/tail_fit.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

/// Distances that lie just where those of a uniform share would: exponential below 1 with a scale of 0.1.
std::vector<float> exponential(int pairs) {
  std::vector<float> distances;
  for (int i = 0; i < pairs; ++i)
    distances.push_back(static_cast<float>(1 + 0.1 * std::log((i + 0.5) / pairs)));
  return distances;
}

}  // namespace

TEST_CASE("an exponential tail is one of shape 0") {
  const auto fit = face::TailFit::of(exponential(20'000), 2000);
  REQUIRE(fit);
  CHECK(fit->tail_pairs() == 2000);
  CHECK(fit->shape() == Approx(0).margin(0.01));
  CHECK(fit->scale() == Approx(0.1).epsilon(0.01));
  const double threshold = 1 + 0.1 * std::log(0.0001);
  CHECK(fit->threshold_at(0.0001)->value == Approx(threshold).margin(0.005));
  CHECK(fit->fmr_at(threshold)->value == Approx(0.0001).epsilon(0.05));
}

TEST_CASE("the estimate of a tail lies in its interval, which widens away from the pairs") {
  const auto fit = face::TailFit::of(exponential(20'000), 400);
  REQUIRE(fit);
  double narrower = 0;
  for (const double fmr : {0.01, 0.001, 0.0001, 0.00001}) {
    const auto threshold = fit->threshold_at(fmr);
    REQUIRE(threshold);
    CHECK(threshold->interval.low < threshold->value);
    CHECK(threshold->value < threshold->interval.high);
    const double width = threshold->interval.high - threshold->interval.low;
    CHECK(width > narrower);
    narrower = width;
    const auto back = fit->fmr_at(threshold->value);
    CHECK(back->value == Approx(fmr).epsilon(1e-4));
    CHECK(back->interval.low < fmr);
    CHECK(back->interval.high > fmr);
  }
}

TEST_CASE("pairs that are worth less say the same, less surely") {
  const auto whole = face::TailFit::of(exponential(20'000), 400);
  const auto quarter = face::TailFit::of(exponential(20'000), 400, 0.25);
  REQUIRE(whole);
  REQUIRE(quarter);
  const auto sure = *whole->threshold_at(0.001);
  const auto unsure = *quarter->threshold_at(0.001);
  CHECK(unsure.value == sure.value);
  const double wider =
      (unsure.interval.high - unsure.interval.low) / (sure.interval.high - sure.interval.low);
  CHECK(wider == Approx(2).epsilon(0.2));
}

TEST_CASE("a tail does not speak of what lies above it, nor far beyond all pairs") {
  const auto fit = face::TailFit::of(exponential(20'000), 400);
  REQUIRE(fit);
  CHECK_FALSE(fit->threshold_at(0.05));
  CHECK_FALSE(fit->fmr_at(0.9));
  CHECK(fit->threshold_at(0.000005));
  CHECK_FALSE(fit->threshold_at(0.0000049));
  CHECK(fit->fmr_at(0.0)->value < 0.0001);
}

TEST_CASE("a tail that is too thin, or none, has no fit") {
  CHECK(face::TailFit::of(exponential(1000), 49).error() == face::NoTail::too_thin);
  CHECK(face::TailFit::of(exponential(60), 60).error() == face::NoTail::too_thin);
  CHECK(face::TailFit::of(std::vector<float>{}, 50).error() == face::NoTail::too_thin);
  CHECK(face::TailFit::of(std::vector<float>(5000, 0.5F), 100).error() == face::NoTail::ties);
  // Evenly spread down to an end: shape -1.
  std::vector<float> even;
  for (int i = 0; i < 5000; ++i) even.push_back(static_cast<float>(i) / 5000);
  CHECK(face::TailFit::of(even, 1000).error() == face::NoTail::irregular);
}

TEST_CASE("how much of the tail is fitted") {
  CHECK(face::usual_tail_pairs(10'000, 0.001) == 200);
  CHECK(face::usual_tail_pairs(200'000, 0.001) == 2000);
  CHECK(face::usual_tail_pairs(10'000'000, 0.001) == 20'000);
}
