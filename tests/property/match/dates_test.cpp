#include "verify/match/dates.hpp"

#include "tests/support/arbitrary.hpp"

#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit::match {
namespace {

PackedDate packed(Day day) {
  const std::chrono::year_month_day date{day};
  return static_cast<unsigned>(static_cast<int>(date.year())) * 10000 +
         static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
}

/// Dates that meet each other: of few years, whole or not, at the new year, one the other's lunar date.
PackedDate any_date() {
  const unsigned year = *rc::gen::inRange(1953U, 1959U), month = *rc::gen::inRange(0U, 13U);
  const unsigned day = month == 0 ? 0 : *rc::gen::inRange(0U, 31U);
  const PackedDate date = year * 10000 + month * 100 + day;
  if (*rc::gen::inRange(0, 4) == 0) return year * 10000 + 101;
  const PackedDate solar = solar_of_lunar(date, *rc::gen::arbitrary<bool>());
  return solar != 0 && *rc::gen::arbitrary<bool>() ? solar : date;
}

TEST_CASE("property: two dates of birth agree as far in either order") {
  REQUIRE(rc::check([] {
    const PackedDate left = any_date();
    const PackedDate right = *rc::gen::inRange(0, 3) == 0 ? solar_of_lunar(left, false) : any_date();
    RC_ASSERT(compare_births(left, right) == compare_births(right, left));
  }));
}

TEST_CASE("property: a whole date agrees with itself") {
  REQUIRE(rc::check([] {
    const PackedDate date = packed(*test::any_day());
    RC_ASSERT(compare_births(date, date) ==
              (date % 10000 == 101 ? BirthLevel::exact_new_year : BirthLevel::exact));
  }));
}

TEST_CASE("property: every day survives being written and read") {
  REQUIRE(rc::check([] {
    const PackedDate date = packed(*test::any_day());
    const std::string text = std::to_string(date);
    const std::string separator = *rc::gen::element<std::string>("", "-", "/", ".");
    RC_ASSERT(read_date(text.substr(0, 4) + separator + text.substr(4, 2) + separator + text.substr(6)) ==
              date);
    RC_ASSERT(is_day(date));
  }));
}

TEST_CASE("property: a solar day is one lunar day's") {
  // Each lunar day is the day after the one before it: nothing is left out and nothing counted twice.
  REQUIRE(rc::check([] {
    const PackedDate lunar = *rc::gen::inRange(1900U, 2031U) * 10000 + *rc::gen::inRange(1U, 13U) * 100 +
                             *rc::gen::inRange(2U, 31U);
    const bool leap = *rc::gen::inRange(0, 4) == 0;
    const PackedDate solar = solar_of_lunar(lunar, leap);
    RC_PRE(solar != 0);
    const PackedDate before = solar_of_lunar(lunar - 1, leap);
    const auto day = [](PackedDate date) {
      return Day{std::chrono::year{static_cast<int>(date / 10000)} / std::chrono::month{date / 100 % 100} /
                 std::chrono::day{date % 100}};
    };
    RC_ASSERT(is_day(solar));
    RC_ASSERT(day(solar) - day(before) == std::chrono::days{1});
  }));
}

TEST_CASE("property: any bytes at all are read as a date or as none") {
  REQUIRE(rc::check([](const std::string& text) {
    const PackedDate date = read_date(text);
    RC_ASSERT(date == 0 || is_day(date) || (date % 100 == 0 && date / 100 % 100 <= 12));
  }));
}

}  // namespace
}  // namespace benefit::match
