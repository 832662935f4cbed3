#include "verify/intake/xlsx/number_format.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake::xlsx {
namespace {

constexpr NumberFormat general{}, day{DateForm::day}, month{DateForm::month}, year{DateForm::year};

TEST_CASE("amounts come as the decimals that were typed") {
  CHECK(number_text("128.1", general, false) == "128.1");
  CHECK(number_text("128.09999999999999", general, false) == "128.1");
  CHECK(number_text("0.30000000000000004", general, false) == "0.3");
  CHECK(number_text("1.0E2", general, false) == "100");
  CHECK(number_text("-0", general, false) == "0");
  CHECK(number_text("-5.5", general, false) == "-5.5");
  CHECK(number_text("108.005", general, false) == "108.005");
}

TEST_CASE("fifteen digits are exact, and more are shown as rounded") {
  CHECK(number_text("110105491231002", general, false) == "110105491231002");
  CHECK(number_text("110105194912310021", general, false) == "1.1010519491231e+17");
  CHECK(number_text("1.1010519491231E+17", general, false) == "1.1010519491231e+17");
  CHECK(number_text("999999999999999", general, false) == "999999999999999");
  CHECK(number_text("1000000000000000", general, false) == "1e+15");
}

TEST_CASE("what is no number stays as it is") {
  for (const char* text : {"", "x", "1 2", "nan", "inf", "0x10", "1e999"})
    CHECK(number_text(text, day, false) == text);
}

TEST_CASE("days of both systems") {
  CHECK(number_text("43101", day, false) == "2018-01-01");
  CHECK(number_text("43101.75", day, false) == "2018-01-01");
  CHECK(number_text("43100.999999999", day, false) == "2018-01-01");
  CHECK(number_text("41639", day, true) == "2018-01-01");
  CHECK(number_text("0", day, true) == "1904-01-01");
  CHECK(number_text("1", day, false) == "1900-01-01");
  CHECK(number_text("59", day, false) == "1900-02-28");
  CHECK(number_text("60", day, false) == "1900-02-29");  // never was
  CHECK(number_text("61", day, false) == "1900-03-01");
  CHECK(number_text("0", day, false) == "1900-01-00");
  CHECK(number_text("2958465", day, false) == "9999-12-31");
  CHECK(number_text("2958466", day, false) == "2958466");
  CHECK(number_text("-1", day, false) == "-1");
  CHECK(number_text("43101", month, false) == "2018-01");
  CHECK(number_text("43101", year, false) == "2018");
}

TEST_CASE("codes keep their leading zeros when the format has them") {
  CHECK(parse_format("000000").digits == 6);
  CHECK(number_text("12345", parse_format("000000"), false) == "012345");
  CHECK(number_text("1234567", parse_format("000000"), false) == "1234567");
  CHECK(number_text("12.5", parse_format("000000"), false) == "12.5");
  CHECK(parse_format("0").digits == 0);
}

TEST_CASE("formats of dates, months and years") {
  for (const char* code :
       {"yyyy-mm-dd", "yyyy/m/d", "yyyy\\-mm\\-dd;@", R"(yyyy"年"m"月"d"日";@)", "m/d/yy h:mm",
        "[$-804]yyyy\"年\"m\"月\"d\"日\"", "[$-F800]dddd, mmmm dd, yyyy", "d-mmm", "DD.MM.YYYY",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "yyyy-mm-dd hh:mm:ss"}) {
    CAPTURE(code);
    CHECK(parse_format(code).date == DateForm::day);
  }
  for (const char* code : {"yyyy-mm", "yyyymm", "mmm-yy", R"(yyyy"年"m"月")", "e\"年\"m\"月\"", "mmmm"}) {
    CAPTURE(code);
    CHECK(parse_format(code).date == DateForm::month);
  }
  CHECK(parse_format("yyyy").date == DateForm::year);
  for (const char* code : {"General",
                           "0",
                           "0.00",
                           "#,##0.00",
                           "0.00E+00",
                           "##0.0E+0",
                           "@",
                           "h:mm",
                           "h:mm AM/PM",
                           "[h]:mm:ss",
                           "mm:ss.0",
                           "[mm]:ss",
                           "上午/下午h\"时\"mm\"分\"",
                           "0%",
                           "# ?/?",
                           "",
                           R"("day" 0)",
                           R"(\d0)",
                           "[Red]0",
                           "[$¥-804]#,##0.00",
                           "_ * #,##0_ ",
                           "\"",
                           "[",
                           "\\"}) {
    CAPTURE(code);
    CHECK(parse_format(code).date == DateForm::none);
  }
}

TEST_CASE("built-in formats, the Chinese ones among them") {
  for (const int number : {14, 15, 16, 22, 28, 31, 58}) CHECK(built_in_format(number).date == DateForm::day);
  for (const int number : {17, 27, 36, 57}) CHECK(built_in_format(number).date == DateForm::month);
  for (const int number : {0, 1, 2, 4, 9, 18, 21, 32, 45, 49, 55, -1, 400})
    CHECK(built_in_format(number).date == DateForm::none);
}

}  // namespace
}  // namespace benefit::intake::xlsx
