#include "verify/match/dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::match {
namespace {

BirthLevel level(PackedDate left, PackedDate right) {
  const BirthLevel there = compare_births(left, right);
  CHECK(compare_births(right, left) == there);
  return there;
}

TEST_CASE("a date in each of its forms") {
  for (const char* form :
       {"1955-03-15", "1955-3-15", "1955/3/15", "1955/03/15", "1955.3.15", "19550315", "1955年3月15日",
        "１９５５－０３－１５", " 1955-03-15\u3000", "1955 年 3 月 15 日"}) {
    CAPTURE(form);
    CHECK(read_date(form) == 19550315);
  }
}

TEST_CASE("a date of which only the year, or year and month, is known") {
  for (const char* form : {"1955", "1955年", "１９５５", "1955-00-00", " 1955 "}) {
    CAPTURE(form);
    CHECK(read_date(form) == 19550000);
  }
  for (const char* form : {"1955-03", "1955/3", "1955年3月", "1955-03-00"}) {
    CAPTURE(form);
    CHECK(read_date(form) == 19550300);
  }
}

TEST_CASE("a date as databases and spreadsheets write it out") {
  for (const char* form : {"1955/3/15 0:00",
                           "1955-03-15 00:00:00",
                           "1955-03-15T00:00:00",
                           "1955-03-15 00:00:00.000",
                           "1955-3-15 12:00:00 AM",
                           "1955-03-14T16:00:00Z",
                           "19550315.0",
                           "19550315.00",
                           "19550315000000",
                           "19550315 00:00:00",
                           "20163",
                           "20163.0",
                           "20163.5",
                           "1955 03 15",
                           "3/15/1955",
                           "15.03.1955",
                           "3/15/1955 0:00",
                           "550315",
                           "55-03-15",
                           "55.3.15",
                           "55年3月15日"}) {
    CAPTURE(form);
    CHECK(read_date(form) == 19550315);
  }
  CHECK(read_date("195503") == 19550300);
  CHECK(read_date("1955.3") == 19550300);
  CHECK(read_date("1955.10") == 19551000);
  CHECK(read_date("1955.1") == 19550000);  // a spreadsheet's 1955.10
  CHECK(read_date("19550300") == 19550300);
  CHECK(read_date("19550000") == 19550000);
  CHECK(read_date("03/04/1955") == 19550000);
  CHECK(read_date("03/03/1955") == 19550303);
}

TEST_CASE("a date in Chinese numerals, and in years of the Republic") {
  for (const char* form :
       {"一九五五年三月十五日", "一九五五年三月十五", "1955年三月十五", "1955年3月十五日",
        "公历1955年3月15日", "阳历1955-3-15", "民国44年3月15日", "民国四十四年三月十五日", "民國44.3.15"}) {
    CAPTURE(form);
    CHECK(read_date(form) == 19550315);
  }
  CHECK(read_date("二〇〇〇年十二月三十一日") == 20001231);
  CHECK(read_date("二零零零年十二月三十一日") == 20001231);
  CHECK(read_date("一九五五年三月") == 19550300);
  CHECK(read_date("一九五五年") == 19550000);
  CHECK(read_date("民国元年") == 19120000);
  CHECK(read_date("1955年二十月") == 0);
}

TEST_CASE("a date that says it is lunar is the solar day") {
  for (const char* form : {"农历1955年三月十五", "农历一九五五年三月十五日", "阴历1955-03-15",
                           "农历：1955年3月15", "農曆1955年三月十五"}) {
    CAPTURE(form);
    CHECK(read_date(form) == 19550407);
  }
  CHECK(read_date("农历1955年闰三月十五") == 19550506);
  CHECK(read_date("1955年闰三月十五") == 19550506);
  CHECK(read_date("1955年正月初一") == 19550124);
  CHECK(read_date("1955年腊月廿三") == 19560204);
  CHECK(read_date("1955年冬月初十") == 19551223);
  CHECK(read_date("农历1955年") == 19550000);
  CHECK(read_date("农历1955年三月") == 19550000);
  CHECK(read_date("农历1966年腊月三十") == 19660000);  // that month had 29 days
  CHECK(read_date("1955年腊月卅五") == 19550000);
}

TEST_CASE("of a day that does not exist, year and month are kept") {
  CHECK(read_date("1955-02-30") == 19550200);
  CHECK(read_date("1955-02-29") == 19550200);
  CHECK(read_date("1956-02-29") == 19560229);
}

TEST_CASE("what is no date is none") {
  for (const char* text : {"",
                           " ",
                           "不详",
                           "无",
                           "1849-12-31",
                           "2101-01-01",
                           "1955-13-01",
                           "9999",
                           "1955-03-15-02",
                           "05-03-15",
                           "19550230",
                           "123456789",
                           "11111",
                           "12345",
                           "99999",
                           "00000",
                           "9999.0",
                           "123456",
                           "19551301",
                           "20163.5.5",
                           "1955-03-155",
                           "13/13/1955",
                           "31/04/1955",
                           "abc1955",
                           "1955abc",
                           "1955年生",
                           "-1955",
                           "1955--03",
                           "民国",
                           "民国0年",
                           "民国200年",
                           "农历",
                           "十",
                           "年月日",
                           "正月",
                           "1955年五5月",
                           "一九五五五年",
                           "1955-1956",
                           "19550315246060",
                           "19550230120000",
                           "130203195503150012",
                           "13800138000",
                           "12:30:00",
                           "T00:00"}) {
    CAPTURE(text);
    CHECK(read_date(text) == 0);
  }
}

TEST_CASE("a whole day of the calendar") {
  CHECK(is_day(18500101));
  CHECK(is_day(21001231));
  CHECK(is_day(20000229));
  for (const PackedDate date :
       {0U, 18491231U, 21010101U, 19000229U, 19550000U, 19550300U, 19551301U, 19550431U}) {
    CAPTURE(date);
    CHECK_FALSE(is_day(date));
  }
}

TEST_CASE("lunar dates that are known") {
  struct Known {
    PackedDate lunar;
    bool leap;
    PackedDate solar;
  };
  for (const auto& [lunar, leap, solar] :
       {Known{19000101, false, 19000131}, Known{19330505, false, 19330528}, Known{19330505, true, 19330627},
        Known{19380730, true, 19380923}, Known{19410601, true, 19410724}, Known{19490810, false, 19491001},
        Known{19500101, false, 19500217}, Known{19511230, false, 19520126}, Known{19520529, true, 19520720},
        Known{19550315, false, 19550407}, Known{19550315, true, 19550506}, Known{19601208, false, 19610124},
        Known{19760815, false, 19760908}, Known{19760815, true, 19761008}, Known{19781229, false, 19790127},
        Known{19841001, false, 19841024}, Known{19841001, true, 19841123}, Known{20000101, false, 20000205},
        Known{20230201, true, 20230322}}) {
    CAPTURE(lunar, leap);
    CHECK(solar_of_lunar(lunar, leap) == solar);
  }
}

TEST_CASE("months that almanacs begin on another day than ICU reckons, with the days before and after") {
  for (const auto& [lunar, solar] :
       std::initializer_list<std::pair<PackedDate, PackedDate>>{{19531229, 19540202},
                                                                {19531230, 0},
                                                                {19540101, 19540203},
                                                                {19540130, 19540304},
                                                                {19550129, 19550221},
                                                                {19550201, 19550222},
                                                                {19780729, 19780901},
                                                                {19780730, 0},
                                                                {19780801, 19780902},
                                                                {19981201, 19990117},
                                                                {20120701, 20120817},
                                                                {20180930, 20181107},
                                                                {20181001, 20181108}}) {
    CAPTURE(lunar);
    CHECK(solar_of_lunar(lunar, false) == solar);
  }
}

TEST_CASE("the lunar new year of each year, as almanacs print it") {
  constexpr std::array<PackedDate, 131> new_years{
      131, 219, 208, 129, 216, 204, 125, 213, 202, 122, 210, 130, 218, 206, 126, 214, 203, 123, 211,
      201, 220, 208, 128, 216, 205, 124, 213, 202, 123, 210, 130, 217, 206, 126, 214, 204, 124, 211,
      131, 219, 208, 127, 215, 205, 125, 213, 202, 122, 210, 129, 217, 206, 127, 214, 203, 124, 212,
      131, 218, 208, 128, 215, 205, 125, 213, 202, 121, 209, 130, 217, 206, 127, 215, 203, 123, 211,
      131, 218, 207, 128, 216, 205, 125, 213, 202, 220, 209, 129, 217, 206, 127, 215, 204, 123, 210,
      131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210,
      131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203};
  for (PackedDate year = 1900; year <= 2030; ++year) {
    CAPTURE(year);
    CHECK(solar_of_lunar(year * 10000 + 101, false) == year * 10000 + new_years.at(year - 1900));
  }
}

TEST_CASE("the leap month of each year that has one, as almanacs print it") {
  struct Leap {
    unsigned year, month;
    PackedDate first_day;
  };
  constexpr std::array<Leap, 48> leaps{
      {{1900, 8, 19000924}, {1903, 5, 19030625}, {1906, 4, 19060523}, {1909, 2, 19090322},
       {1911, 6, 19110726}, {1914, 5, 19140623}, {1917, 2, 19170323}, {1919, 7, 19190825},
       {1922, 5, 19220625}, {1925, 4, 19250522}, {1928, 2, 19280322}, {1930, 6, 19300726},
       {1933, 5, 19330623}, {1936, 3, 19360421}, {1938, 7, 19380825}, {1941, 6, 19410724},
       {1944, 4, 19440522}, {1947, 2, 19470323}, {1949, 7, 19490824}, {1952, 5, 19520622},
       {1955, 3, 19550422}, {1957, 8, 19570924}, {1960, 6, 19600724}, {1963, 4, 19630523},
       {1966, 3, 19660421}, {1968, 7, 19680824}, {1971, 5, 19710623}, {1974, 4, 19740522},
       {1976, 8, 19760924}, {1979, 6, 19790724}, {1982, 4, 19820523}, {1984, 10, 19841123},
       {1987, 6, 19870726}, {1990, 5, 19900623}, {1993, 3, 19930422}, {1995, 8, 19950925},
       {1998, 5, 19980624}, {2001, 4, 20010523}, {2004, 2, 20040321}, {2006, 7, 20060824},
       {2009, 5, 20090623}, {2012, 4, 20120521}, {2014, 9, 20141024}, {2017, 6, 20170723},
       {2020, 4, 20200523}, {2023, 2, 20230322}, {2025, 6, 20250725}, {2028, 5, 20280623}}};
  std::size_t found = 0;
  for (unsigned year = 1900; year <= 2030; ++year)
    for (unsigned month = 1; month <= 12; ++month) {
      const PackedDate first_day = solar_of_lunar(year * 10000 + month * 100 + 1, true);
      if (first_day == 0) continue;
      CAPTURE(year, month);
      REQUIRE(found < leaps.size());
      CHECK(leaps[found].year == year);
      CHECK(leaps[found].month == month);
      CHECK(leaps[found++].first_day == first_day);
    }
  CHECK(found == leaps.size());
}

TEST_CASE("lunar dates that do not exist") {
  CHECK(solar_of_lunar(19661230, false) == 0);  // the twelfth month of 1966 had 29 days
  CHECK(solar_of_lunar(19380730, false) == 0);
  CHECK(solar_of_lunar(19450230, false) == 0);
  CHECK(solar_of_lunar(19550331, false) == 0);
  CHECK(solar_of_lunar(19550415, true) == 0);  // the leap month of 1955 was the third
  CHECK(solar_of_lunar(19540315, true) == 0);
  CHECK(solar_of_lunar(18991229, false) == 0);
  CHECK(solar_of_lunar(20310101, false) == 0);
  CHECK(solar_of_lunar(0, false) == 0);
  CHECK(solar_of_lunar(19550000, false) == 0);
  CHECK(solar_of_lunar(19550300, false) == 0);
  CHECK(solar_of_lunar(19551301, false) == 0);
}

TEST_CASE("each level of agreement of two dates of birth") {
  const auto [left, right, expected] = GENERATE(table<PackedDate, PackedDate, BirthLevel>({
      {0, 19550315, BirthLevel::missing},
      {0, 0, BirthLevel::missing},
      {19550315, 19550315, BirthLevel::exact},
      {19550101, 19550101, BirthLevel::exact_new_year},
      {19550315, 19550407, BirthLevel::lunar},
      {19550315, 19550506, BirthLevel::lunar},  // the leap third month
      {19601208, 19610124, BirthLevel::lunar},  // over the turn of the year
      {19550305, 19550503, BirthLevel::swapped},
      {19550315, 19550325, BirthLevel::one_digit},
      {19550315, 19560315, BirthLevel::one_digit},
      {19580315, 19850315, BirthLevel::one_digit},  // neighbours swapped
      {19550312, 19550321, BirthLevel::one_digit},
      {19550300, 19550317, BirthLevel::month_agrees},
      {19550300, 19550300, BirthLevel::month_agrees},
      {19550000, 19550317, BirthLevel::year_agrees},
      {19550000, 19550300, BirthLevel::year_agrees},
      {19550000, 19550000, BirthLevel::year_agrees},
      {19550101, 19550823, BirthLevel::year_agrees},
      {19550315, 19630315, BirthLevel::same_day},
      {19550315, 19551121, BirthLevel::same_year},
      {19550300, 19550817, BirthLevel::same_year},
      {19550315, 19570821, BirthLevel::near_year},
      {19550000, 19570821, BirthLevel::near_year},
      {19550101, 19560823, BirthLevel::near_year},
      {19550315, 19690315, BirthLevel::different},
      {19550315, 19580821, BirthLevel::different},
      {19550000, 19580000, BirthLevel::different},
  }));
  CAPTURE(left, right);
  CHECK(level(left, right) == expected);
}

TEST_CASE("the day after a lunar date's own is no lunar agreement") {
  CHECK(level(19550315, 19550408) == BirthLevel::same_year);
  CHECK(level(19550407, 19550315) == BirthLevel::lunar);
}

TEST_CASE("levels of dates have names of their own") {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < birth_levels; ++i) names.push_back(to_string(static_cast<BirthLevel>(i)));
  CHECK(names.front() == "missing");
  CHECK(names.back() == "different");
  CHECK(to_string(BirthLevel::lunar) == "lunar");
  std::sort(names.begin(), names.end());
  CHECK(std::unique(names.begin(), names.end()) == names.end());
}

}  // namespace
}  // namespace benefit::match
