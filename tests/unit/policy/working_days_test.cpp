#include "verify/policy/working_days.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

TEST_CASE("working days follow the State Council's notices for 2018 and 2019") {
  const policy::Policy policy = policy::default_policy();
  const auto works = [&](Day day) { return policy::is_working_day(policy, day).value(); };
  CHECK(works(2018y / 2 / 11));        // a Sunday that was worked for the Spring Festival
  CHECK_FALSE(works(2018y / 2 / 15));  // a Thursday of it
  CHECK(works(2018y / 4 / 8));
  CHECK_FALSE(works(2018y / 4 / 5));
  CHECK_FALSE(works(2018y / 6 / 18));
  CHECK(works(2018y / 6 / 19));
  CHECK(works(2018y / 12 / 29));
  CHECK_FALSE(works(2018y / 12 / 31));
  CHECK_FALSE(works(2019y / 5 / 3));  // by the later notice of 2019-03-22
  CHECK(works(2019y / 5 / 5));
  CHECK_FALSE(works(2019y / 10 / 7));
}

TEST_CASE("a period begins on the day after, and its last day is a working day") {
  const policy::Policy policy = policy::default_policy();
  CHECK(policy::after_working_days(policy, 2018y / 4 / 10, 1) == Day{2018y / 4 / 11});
  CHECK(policy::after_working_days(policy, 2018y / 4 / 13, 1) == Day{2018y / 4 / 16});
  CHECK(policy::after_working_days(policy, 2018y / 9 / 28, 3) == Day{2018y / 10 / 8});
  CHECK(policy::after_working_days(policy, 2018y / 12 / 28, 2) == Day{2019y / 1 / 2});
}

TEST_CASE("where the holidays are not known nothing is counted") {
  const policy::Policy policy = policy::default_policy();
  const auto beyond = policy::after_working_days(policy, 2019y / 12 / 20, 15);
  REQUIRE_FALSE(beyond);
  CHECK(beyond.error().code == ErrorCode::conflict);
  CHECK(beyond.error().where == "holiday_years");
  CHECK_FALSE(policy::is_working_day(policy, 2017y / 12 / 29));
}
