// Estimates from drawn units.
#include "verify/learning/estimate.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace benefit;
using learning::DrawnUnit;
using learning::Method;

namespace {

/// `events` of `answered` units count 1, of `drawn` that were drawn with this probability.
std::vector<DrawnUnit> sample(const std::string& stratum, double probability, int drawn, int answered,
                              int events, double value = 1) {
  std::vector<DrawnUnit> units;
  for (int i = 0; i < drawn; ++i)
    units.push_back({.stratum = stratum,
                     .probability = probability,
                     .answered = i < answered,
                     .value = i < events ? value : 0.0,
                     .most = value});
  return units;
}

std::vector<DrawnUnit> operator+(std::vector<DrawnUnit> one, const std::vector<DrawnUnit>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

}  // namespace

TEST_CASE("each drawn unit stands for 1 / p units (Horvitz and Thompson)") {
  const auto units = sample("a", 0.01, 1000, 1000, 50) + sample("b", 0.1, 500, 500, 10);
  const learning::Estimate total = learning::total_of(units);
  CHECK(total.value == Approx(50 * 100 + 10 * 10));
  CHECK(total.events == 60);
  CHECK(total.method == Method::normal);
  const double variance = 50 * 0.99 * 100 * 100 + 10 * 0.9 * 10 * 10;
  CHECK(total.interval.high - total.value == Approx(1.959964 * std::sqrt(variance)).epsilon(1e-5));
  CHECK(total.if_none_else == total.value);
  CHECK(total.if_all_else == total.value);
}

TEST_CASE("a census has no sampling error") {
  const learning::Estimate total = learning::total_of(sample("a", 1, 100, 100, 30));
  CHECK(total.value == 30);
  CHECK(total.interval.low == 30);
  CHECK(total.interval.high == 30);
}

TEST_CASE("none found is not none there: the exact upper bound") {
  const auto units = sample("a", 0.01, 300, 300, 0);
  const learning::Estimate share = learning::share_of(units, 30'000);
  CHECK(share.method == Method::clopper_pearson);
  CHECK(share.value == 0);
  CHECK(share.interval.low == 0);
  CHECK(share.interval.high == Approx(1 - std::pow(0.025, 1.0 / 300)));
  // As a number of units it is the exact Poisson bound, 3.689 / p.
  const learning::Estimate total = learning::total_of(units);
  CHECK(total.method == Method::gamma);
  CHECK(total.interval.low == 0);
  CHECK(total.interval.high == Approx(100 * -std::log(0.025)));
}

TEST_CASE("with equal weights the gamma interval is Garwood's exact Poisson interval") {
  // Garwood's table for 5 events: 1.623 to 11.668.
  const learning::Estimate total = learning::total_of(sample("a", 0.5, 200, 200, 5));
  CHECK(total.method == Method::gamma);
  CHECK(total.interval.low == Approx(2 * 1.6235).epsilon(1e-3));
  CHECK(total.interval.high == Approx(2 * 11.6683).epsilon(1e-3));
}

TEST_CASE("unequal weights with few events take the gamma interval, wider by the heaviest unit") {
  const auto units = sample("a", 0.001, 400, 400, 0) + sample("b", 0.1, 400, 400, 3);
  const learning::Estimate share = learning::share_of(units, 404'000);
  CHECK(share.method == Method::gamma);
  CHECK(share.value == Approx(30.0 / 404'000));
  // One more event might have weighed 1000.
  CHECK(share.interval.high * 404'000 > 3689);
}

TEST_CASE("what has no answer is not taken for right: the answered stand for it, and the extremes are told") {
  const auto units = sample("a", 0.1, 100, 50, 25);
  const learning::Estimate total = learning::total_of(units);
  CHECK(total.value == Approx(500));
  CHECK(total.if_none_else == Approx(250));
  CHECK(total.if_all_else == Approx(750));
  const learning::Response response = learning::response_of(units);
  CHECK(response.drawn == 100);
  CHECK(response.answered == 50);
  CHECK(response.without_answer.empty());
}

TEST_CASE("response is allowed for stratum by stratum") {
  // In b a tenth has answered; its answers must not be drowned in a's.
  const auto units = sample("a", 0.1, 100, 100, 0) + sample("b", 0.1, 100, 10, 10);
  CHECK(learning::total_of(units).value == Approx(1000));
}

TEST_CASE("a stratum without any answer is left out and named") {
  const auto units = sample("a", 0.1, 40, 40, 20) + sample("b", 0.1, 30, 0, 0);
  const learning::Estimate total = learning::total_of(units);
  CHECK(total.value == Approx(200));
  CHECK(total.if_all_else == Approx(200));
  CHECK(learning::response_of(units).without_answer == std::vector<std::string>{"b"});
}

TEST_CASE("without anything drawn nothing is known") {
  const learning::Estimate share = learning::share_of({}, 1000);
  CHECK(share.value == 0);
  CHECK(share.interval.low == 0);
  CHECK(share.interval.high == 1);
  CHECK(learning::total_of({}).interval.high == 0);
  CHECK(learning::response_of({}).drawn == 0);
}

TEST_CASE("money: what one more wrong payment might have been bounds what was not found") {
  const auto units = sample("a", 0.01, 100, 100, 0, 12'000);
  const learning::Estimate money = learning::total_of(units);
  CHECK(money.value == 0);
  CHECK(money.interval.high == Approx(-std::log(0.025) * 100 * 12'000));
}

TEST_CASE("a ratio of weighted units (Hajek)") {
  std::vector<learning::RatioUnit> units;
  for (int i = 0; i < 100; ++i) units.push_back({.probability = 0.1, .x = i < 80, .y = i < 40});
  const learning::Estimate ratio = learning::ratio_of(units);
  CHECK(ratio.value == Approx(0.5));
  CHECK(ratio.method == Method::normal);
  CHECK(ratio.interval.high - ratio.value ==
        Approx(1.959964 * std::sqrt(80 * 0.9 * 0.25 * 100) / 800).epsilon(1e-5));

  const learning::Estimate few = learning::ratio_of(std::span(units).subspan(38, 4));
  CHECK(few.method == Method::clopper_pearson);
  CHECK(few.interval.low == Approx(binomial_interval(2, 4).low));

  const learning::Estimate none = learning::ratio_of(std::span(units).subspan(90));
  CHECK(none.interval.low == 0);
  CHECK(none.interval.high == 1);
}
