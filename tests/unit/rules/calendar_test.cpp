#include "verify/rules/calendar.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::rules;
using namespace std::chrono_literals;

TEST_CASE("months later, the day stays, or is the last that the month has") {
  CHECK(months_later(2018y / 1 / 15, 12) == Day{2019y / 1 / 15});
  CHECK(months_later(2018y / 1 / 31, 1) == Day{2018y / 2 / 28});
  CHECK(months_later(2020y / 2 / 29, 12) == Day{2021y / 2 / 28});
}

TEST_CASE("an age counts whole years, from the birthday on") {
  CHECK(age_on(2018y / 4 / 10, 1958y / 4 / 10) == 60);
  CHECK(age_on(2018y / 4 / 9, 1958y / 4 / 10) == 59);
  CHECK(age_on(2019y / 2 / 28, 1960y / 2 / 29) == 58);
  CHECK(age_on(2019y / 3 / 1, 1960y / 2 / 29) == 59);
}
