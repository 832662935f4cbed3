#include "verify/match/dates.hpp"

#include "tests/support/arbitrary.hpp"

#include <string>
#include <vector>

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

std::string in_words(unsigned number) {
  static const std::vector<std::string> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const std::string tens = number < 10 ? "" : number < 20 ? "十" : digits.at(number / 10) + "十";
  return tens + digits.at(number % 10);
}

TEST_CASE("property: a day survives every form that is written out") {
  REQUIRE(rc::check([] {
    const PackedDate date = *rc::gen::inRange(1932U, 2000U) * 10000 + *rc::gen::inRange(1U, 13U) * 100 +
                            *rc::gen::inRange(1U, 29U);
    const unsigned year = date / 10000, month = date / 100 % 100, day = date % 100;
    const std::string y = std::to_string(year), m = std::to_string(month), d = std::to_string(day);
    const Day as_day{std::chrono::year{static_cast<int>(year)} / std::chrono::month{month} /
                     std::chrono::day{day}};
    const std::string serial =
        std::to_string((as_day - Day{std::chrono::year{1899} / 12 / 30}).count());  // the 1900 system
    const std::string form = *rc::gen::elementOf(std::vector<std::string>{
        y + "/" + m + "/" + d + " 0:00", std::to_string(date) + ".0", std::to_string(date) + "000000", serial,
        y.substr(2) + "-" + m + "-" + d, y + "年" + in_words(month) + "月" + in_words(day) + "日",
        "民国" + std::to_string(year - 1911) + "年" + m + "月" + d + "日"});
    RC_LOG() << form;
    RC_ASSERT(read_date(form) == date || serial == "11111" || serial == "22222" || serial == "33333" ||
              serial.starts_with("12345"));
  }));
}

TEST_CASE("property: a lunar date in words is its solar day") {
  REQUIRE(rc::check([] {
    const PackedDate lunar = *rc::gen::inRange(1900U, 2031U) * 10000 + *rc::gen::inRange(1U, 13U) * 100 +
                             *rc::gen::inRange(1U, 31U);
    const bool leap = *rc::gen::inRange(0, 4) == 0;
    const PackedDate solar = solar_of_lunar(lunar, leap);
    const std::string form = "农历" + std::to_string(lunar / 10000) + "年" + (leap ? "闰" : "") +
                             in_words(lunar / 100 % 100) + "月" + in_words(lunar % 100);
    RC_LOG() << form;
    RC_ASSERT(read_date(form) == (solar != 0 ? solar : lunar / 10000 * 10000));
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

TEST_CASE("property: what is made of the signs of dates is read as a date or as none") {
  REQUIRE(rc::check([] {
    static const std::vector<std::string> signs{
        "0",  "1",  "3",  "5",  "9",  "19", "1955", "-",  "/",  ".",  " ",  ":",    "T",    "年", "月",
        "日", "十", "廿", "初", "闰", "正", "腊",   "元", "〇", "一", "五", "农历", "民国", "00", "Z"};
    std::string text;
    for (int i = *rc::gen::inRange(1, 12); i > 0; --i) text += *rc::gen::elementOf(signs);
    RC_LOG() << text;
    const PackedDate date = read_date(text);
    RC_ASSERT(date == 0 || is_day(date) ||
              (date % 100 == 0 && date / 100 % 100 <= 12 && date / 10000 >= 1850 && date / 10000 <= 2100));
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
