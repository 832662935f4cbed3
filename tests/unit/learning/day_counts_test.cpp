// Medians and percentiles of days.
#include "verify/learning/day_counts.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using learning::DayCounts;

TEST_CASE("the median and the 90th percentile of one to a hundred days") {
  DayCounts counts;
  for (int day = 1; day <= 100; ++day) counts.add(day, 1);
  const auto median = counts.quantile(0.5);
  REQUIRE(median);
  CHECK(median->days == 50);
  // The usual table for n = 100: the 40th and the 61st of the ordered values.
  CHECK(median->low == 40);
  CHECK(median->high == 61);
  CHECK(counts.quantile(0.9)->days == 90);
  CHECK(*counts.quantile(0.9)->low < 90);
  CHECK(*counts.quantile(0.9)->high > 90);
}

TEST_CASE("five values say nothing certain about their median") {
  DayCounts counts;
  counts.add(3, 4);
  counts.add(30, 1);
  CHECK(counts.quantile(0.5)->days == 3);
  CHECK_FALSE(counts.quantile(0.5)->low);
  CHECK_FALSE(counts.quantile(0.5)->high);
}

TEST_CASE("six values are the fewest that bound a median") {
  DayCounts counts;
  for (int day = 1; day <= 6; ++day) counts.add(day, 1);
  CHECK(counts.quantile(0.5)->low == 1);
  CHECK(counts.quantile(0.5)->high == 6);
}

TEST_CASE("nothing counted has no median") { CHECK_FALSE(DayCounts{}.quantile(0.5)); }

TEST_CASE("counts are added") {
  DayCounts one, other;
  one.add(1, 2);
  other.add(9, 3);
  one.add(other);
  CHECK(one.total() == 5);
  CHECK(one.quantile(0.5)->days == 9);
}
