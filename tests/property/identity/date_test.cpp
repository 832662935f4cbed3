#include "verify/identity/date.hpp"

#include "tests/support/arbitrary.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>

namespace benefit::identity {
namespace {

TEST_CASE("property: a day survives being written and read in every form") {
  REQUIRE(rc::check([] {
    const Day day = *test::any_day();
    const std::chrono::year_month_day date{day};
    const int y = static_cast<int>(date.year());
    const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    RC_ASSERT(parse_day(format_day(day)) == day);
    for (const auto& text : {fmt::format("{}/{}/{}", y, m, d), fmt::format("{}.{}.{}", y, m, d),
                             fmt::format("{}{:02}{:02}", y, m, d), fmt::format("{}年{}月{}日", y, m, d)})
      RC_ASSERT(parse_day(text) == day);
  }));
}

TEST_CASE("property: a month survives being written and read") {
  REQUIRE(rc::check([] {
    const Month month = month_of(*test::any_day());
    RC_ASSERT(parse_month(format_month(month)) == month);
  }));
}

TEST_CASE("property: an instant survives being written and read") {
  REQUIRE(rc::check([] {
    const Instant at = Instant{(*test::any_day()).time_since_epoch()} +
                       std::chrono::milliseconds{*rc::gen::inRange(0, 86'400'000)};
    RC_ASSERT(parse_instant(format_instant(at)) == at);
  }));
}

TEST_CASE("property: the day suggested for a serial number is the spreadsheet's") {
  REQUIRE(rc::check([] {
    const int serial = *rc::gen::inRange(10'000, 70'000);
    const auto suggested = suggest_from_serial(std::to_string(serial));
    // 43101 is 2018-01-01 in every spreadsheet.
    RC_ASSERT(suggested == Day{std::chrono::year{2018} / 1 / 1} + std::chrono::days{serial - 43101});
  }));
}

}  // namespace
}  // namespace benefit::identity
