#include "verify/types/time.hpp"

#include <catch2/catch.hpp>

namespace benefit {
namespace {

using std::chrono::year;

constexpr Day day(int y, unsigned m, unsigned d) {
  return Day{year{y} / std::chrono::month{m} / std::chrono::day{d}};
}

TEST_CASE("both ends of an interval belong to it") {
  const DayInterval interval{day(2017, 1, 1), day(2017, 12, 31)};
  CHECK_FALSE(interval.contains(day(2016, 12, 31)));
  CHECK(interval.contains(day(2017, 1, 1)));
  CHECK(interval.contains(day(2017, 12, 31)));
  CHECK_FALSE(interval.contains(day(2018, 1, 1)));
}

TEST_CASE("an interval without an end goes on") {
  const DayInterval open{day(2017, 1, 1), std::nullopt};
  CHECK(open.contains(day(2099, 1, 1)));
  CHECK_FALSE(open.contains(day(2016, 12, 31)));
}

TEST_CASE("intervals overlap when they share a day") {
  const DayInterval year_2017{day(2017, 1, 1), day(2017, 12, 31)};
  const DayInterval from_its_end{day(2017, 12, 31), std::nullopt};
  const DayInterval after_it{day(2018, 1, 1), std::nullopt};
  CHECK(year_2017.overlaps(from_its_end));
  CHECK(from_its_end.overlaps(year_2017));
  CHECK_FALSE(year_2017.overlaps(after_it));
  CHECK_FALSE(after_it.overlaps(year_2017));
  CHECK(after_it.overlaps(from_its_end));
}

TEST_CASE("months know their days and their distance") {
  CHECK(month_of(day(2018, 2, 28)) == year{2018} / 2);
  CHECK(first_day(year{2018} / 2) == day(2018, 2, 1));
  CHECK(last_day(year{2018} / 2) == day(2018, 2, 28));
  CHECK(last_day(year{2016} / 2) == day(2016, 2, 29));
  CHECK(months_between(year{2016} / 4, year{2018} / 3) == 23);
  CHECK(months_between(year{2018} / 3, year{2018} / 1) == -2);
}

TEST_CASE("the day in China begins eight hours before the day in UTC") {
  const Instant instant = Instant{day(2018, 3, 31).time_since_epoch()} + std::chrono::hours{16};
  CHECK(day_of(instant) == day(2018, 3, 31));
  CHECK(china_day_of(instant) == day(2018, 4, 1));
  CHECK(china_day_of(instant - std::chrono::milliseconds{1}) == day(2018, 3, 31));
  CHECK(day_of(Instant{std::chrono::milliseconds{-1}}) == day(1969, 12, 31));
}

}  // namespace
}  // namespace benefit
