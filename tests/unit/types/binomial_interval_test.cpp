#include "verify/types/binomial_interval.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("the exact interval of a share") {
  // Clopper and Pearson's closed forms at the ends: 1 - (0.025)^(1/n), and its mirror image.
  const Interval none = binomial_interval(0, 100);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(1 - std::pow(0.025, 0.01)));
  const Interval all = binomial_interval(100, 100);
  CHECK(all.low == Approx(std::pow(0.025, 0.01)));
  CHECK(all.high == 1);
  // R: binom.test(3, 20)$conf.int
  const Interval some = binomial_interval(3, 20);
  CHECK(some.low == Approx(0.03207094).epsilon(1e-5));
  CHECK(some.high == Approx(0.3789268).epsilon(1e-5));
  const Interval untried = binomial_interval(0, 0);
  CHECK(untried.low == 0);
  CHECK(untried.high == 1);
}
