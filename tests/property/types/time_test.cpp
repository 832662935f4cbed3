#include "verify/types/time.hpp"

#include "tests/support/arbitrary.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace benefit {
namespace {

TEST_CASE("property: a day lies in its month, between the first and the last of it") {
  REQUIRE(rc::check([] {
    const Day day = *test::any_day();
    const Month month = month_of(day);
    RC_ASSERT(first_day(month) <= day);
    RC_ASSERT(day <= last_day(month));
    RC_ASSERT(month_of(last_day(month) + std::chrono::days{1}) == month + std::chrono::months{1});
  }));
}

TEST_CASE("property: months between are the months that one adds") {
  REQUIRE(rc::check([] {
    const Month from = month_of(*test::any_day()), to = month_of(*test::any_day());
    RC_ASSERT(from + std::chrono::months{months_between(from, to)} == to);
    RC_ASSERT(months_between(from, to) == -months_between(to, from));
  }));
}

}  // namespace
}  // namespace benefit
