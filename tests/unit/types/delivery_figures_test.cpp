#include "verify/types/delivery_figures.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace benefit;

TEST_CASE("a percentile is the least lag that so many rows do not exceed") {
  const std::array lags{LagCount{-3, 1}, LagCount{0, 4}, LagCount{10, 4}, LagCount{90, 1}};
  CHECK(lag_percentile(lags, 0.1) == -3);
  CHECK(lag_percentile(lags, 0.5) == 0);
  CHECK(lag_percentile(lags, 0.9) == 10);
  CHECK(lag_percentile(lags, 0.91) == 90);
  CHECK(lag_percentile(lags, 1) == 90);
}

TEST_CASE("without rows there is no percentile") {
  CHECK(lag_percentile({}, 0.5) == std::nullopt);
  CHECK(lag_percentile(std::array{LagCount{7, 0}}, 0.5) == std::nullopt);
}
