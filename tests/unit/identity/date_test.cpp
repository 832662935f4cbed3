#include "verify/identity/date.hpp"

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

using std::chrono::year;

constexpr Day first_of_march = Day{year{2018} / 3 / 1};

TEST_CASE("a day is read in every accepted form") {
  for (const char* text :
       {"2018-03-01", "2018-3-1", "2018/3/1", "2018/03/01", "2018.3.1", "20180301", "2018年3月1日",
        "2018年03月01日", "２０１８－０３－０１", "２０１８年３月１日", " 2018-03-01 ", "\u30002018-03-01"}) {
    CAPTURE(text);
    CHECK(parse_day(text) == first_of_march);
  }
}

TEST_CASE("a day that is not in the calendar is told apart from a wrong form") {
  for (const char* text :
       {"2018-02-30", "20180230", "2018/13/1", "2018-00-10", "2018年4月31日", "2019-02-29"}) {
    CAPTURE(text);
    CHECK(parse_day(text) == tl::unexpected(DateDefect::no_such_day));
  }
  CHECK(parse_day("2016-02-29") == Day{year{2016} / 2 / 29});
}

TEST_CASE("a day in another form is refused") {
  for (const char* text :
       {"2018", "2018-03", "18-03-01", "01/03/2018", "2018-03/01", "2018-03-01x", "March 1, 2018",
        "2018-03-01 00:00:00", "不详", "2018-3-", "-", "2018年3月1", "201803011"}) {
    CAPTURE(text);
    CHECK(parse_day(text) == tl::unexpected(DateDefect::form));
  }
}

TEST_CASE("an empty day is missing") {
  CHECK(parse_day("") == tl::unexpected(DateDefect::missing));
  CHECK(parse_day(" \u3000") == tl::unexpected(DateDefect::missing));
}

TEST_CASE("a spreadsheet's serial number is recognised and the day suggested") {
  CHECK(parse_day("43101") == tl::unexpected(DateDefect::excel_serial));
  CHECK(parse_day("43101.5") == tl::unexpected(DateDefect::excel_serial));
  CHECK(parse_month("43101") == tl::unexpected(DateDefect::excel_serial));
  CHECK(suggest_from_serial("43101") == Day{year{2018} / 1 / 1});
  CHECK(suggest_from_serial("18264") == Day{year{1950} / 1 / 1});
  CHECK(suggest_from_serial("20180301") == std::nullopt);
  CHECK(suggest_from_serial("2018") == std::nullopt);
  CHECK(suggest_from_serial("99999") == std::nullopt);
  CHECK(suggest_from_serial("43101.") == Day{year{2018} / 1 / 1});
  CHECK(suggest_from_serial("43101x") == std::nullopt);
}

TEST_CASE("years before 1850 and after 2100 are out of range") {
  CHECK(parse_day("1849-12-31") == tl::unexpected(DateDefect::out_of_range));
  CHECK(parse_day("1850-01-01"));
  CHECK(parse_day("2100-12-31"));
  CHECK(parse_day("2101-01-01") == tl::unexpected(DateDefect::out_of_range));
  CHECK(parse_month("2101-01") == tl::unexpected(DateDefect::out_of_range));
  CHECK(parse_year("1849") == tl::unexpected(DateDefect::out_of_range));
}

TEST_CASE("a month is read in every accepted form") {
  for (const char* text : {"2018-03", "2018-3", "2018/3", "2018/03", "201803", "2018-03-01", "2018年3月",
                           "2018年03月", " ２０１８０３ "}) {
    CAPTURE(text);
    CHECK(parse_month(text) == year{2018} / 3);
  }
}

TEST_CASE("a month written with a point is refused, because a spreadsheet turns 2018.10 into 2018.1") {
  CHECK(parse_month("2018.1") == tl::unexpected(DateDefect::form));
}

TEST_CASE("what is no month is refused") {
  CHECK(parse_month("") == tl::unexpected(DateDefect::missing));
  CHECK(parse_month("2018-13") == tl::unexpected(DateDefect::no_such_day));
  CHECK(parse_month("201800") == tl::unexpected(DateDefect::no_such_day));
  CHECK(parse_month("2018-03-02") == tl::unexpected(DateDefect::form));
  CHECK(parse_month("Mar-18") == tl::unexpected(DateDefect::form));
}

TEST_CASE("a year is four digits") {
  CHECK(parse_year("2018") == 2018);
  CHECK(parse_year("2018年") == 2018);
  CHECK(parse_year("") == tl::unexpected(DateDefect::missing));
  CHECK(parse_year("18") == tl::unexpected(DateDefect::form));
  CHECK(parse_year("2018-01") == tl::unexpected(DateDefect::form));
}

TEST_CASE("an instant is read with a zone, and without one in China Standard Time") {
  const Instant half_past_one = Instant{first_of_march.time_since_epoch()} + std::chrono::minutes{90};
  for (const char* text : {"2018-03-01T09:30:00+08:00", "2018-03-01T01:30:00Z", "2018-03-01T09:30:00",
                           "2018-03-01 09:30", "2018-02-28T20:30:00-05:00", "2018-03-01T09:30:00.000+0800"}) {
    CAPTURE(text);
    CHECK(parse_instant(text) == half_past_one);
  }
}

TEST_CASE("what is no instant is refused") {
  CHECK(parse_instant("") == tl::unexpected(DateDefect::missing));
  for (const char* text :
       {"2018-03-01", "2018-03-01T", "2018-03-01T25:00:00Z", "2018-03-01T09:60:00Z", "2018-03-01T09:30:00+8",
        "2018-03-01T09:30:00Zulu", "2018/03/01T09:30:00Z", "2018-03-01X09:30:00Z"}) {
    CAPTURE(text);
    CHECK(parse_instant(text) == tl::unexpected(DateDefect::form));
  }
  CHECK(parse_instant("2018-02-30T09:30:00Z") == tl::unexpected(DateDefect::no_such_day));
}

TEST_CASE("days, months and instants are shown in ISO 8601") {
  CHECK(format_day(first_of_march) == "2018-03-01");
  CHECK(format_month(year{2018} / 3) == "2018-03");
  CHECK(format_instant(Instant{first_of_march.time_since_epoch()} + std::chrono::milliseconds{1}) ==
        "2018-03-01T00:00:00.001Z");
  CHECK(format_instant(Instant{std::chrono::milliseconds{-1}}) == "1969-12-31T23:59:59.999Z");
}

}  // namespace
}  // namespace benefit::identity
