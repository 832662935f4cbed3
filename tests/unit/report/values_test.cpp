#include "verify/report/values.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace std::chrono_literals;

TEST_CASE("money is grouped by thousands, with both decimals and its unit") {
  const auto [fen, text] = GENERATE(table<std::int64_t, std::string>({{0, "0.00"},
                                                                      {5, "0.05"},
                                                                      {99'999, "999.99"},
                                                                      {100'000, "1,000.00"},
                                                                      {123'450, "1,234.50"},
                                                                      {100'000'000'001, "1,000,000,000.01"},
                                                                      {-5, "-0.05"},
                                                                      {-12'345, "-123.45"},
                                                                      {-123'456, "-1,234.56"}}));
  CHECK(format_money(Fen{fen}, Language::english) == text + " yuan");
  CHECK(format_money(Fen{fen}, Language::chinese) == text + "元");
}

TEST_CASE("days and months are written as each language writes them") {
  CHECK(format_day(2018y / 3 / 5, Language::english) == "5 March 2018");
  CHECK(format_day(2018y / 3 / 5, Language::chinese) == "2018年3月5日");
  CHECK(format_month(2018y / 12, Language::english) == "December 2018");
  CHECK(format_month(2018y / 12, Language::chinese) == "2018年12月");
}

TEST_CASE("a coded value becomes words under its own name only; other text stands as it is") {
  CHECK(format_value("scheme", std::string("resident_pension"), Language::english) == "resident pension");
  CHECK(format_value("scheme", std::string("resident_pension"), Language::chinese) == "城乡居民基本养老保险");
  CHECK(format_value("station", std::string("resident_pension"), Language::english) == "resident_pension");
  CHECK(format_value("name", std::string("{amount}"), Language::chinese) == "{amount}");
}

TEST_CASE("a legal basis in two languages is quoted in the reader's") {
  const ReasonValue both = std::string("冀政〔2018〕1号 / Hebei 2018 No. 1");
  CHECK(report::format_value("basis", both, Language::chinese) == "冀政〔2018〕1号");
  CHECK(report::format_value("basis", both, Language::english) == "Hebei 2018 No. 1");
  CHECK(report::format_value("basis", std::string("冀政〔2018〕1号"), Language::english) ==
        "冀政〔2018〕1号");
}

TEST_CASE("numbers: a count as it is, a measure with two decimals") {
  CHECK(format_value("year", std::int64_t{2018}, Language::english) == "2018");
  CHECK(format_value("distance", 0.958, Language::chinese) == "0.96");
}
