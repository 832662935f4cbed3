#include "verify/report/sentences.hpp"

#include <clocale>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::report;
using namespace std::chrono_literals;

namespace {

Reason paid_after_death(std::int64_t months) {
  return {
      "d1.paid_after_death",
      {{"months", months}, {"first_month", 2018y / 2}, {"last_month", 2018y / 3}, {"amount", Fen{24000}}}};
}

}  // namespace

TEST_CASE("a reason becomes a sentence in the reader's language") {
  CHECK(sentence(paid_after_death(2), Language::english) ==
        "After the month of death 2 more months were paid, from February 2018 to March 2018: 240.00 yuan in "
        "all.");
  CHECK(sentence(paid_after_death(2), Language::chinese) ==
        "死亡当月之后又发放了2个月的待遇，从2018年2月到2018年3月，共240.00元。");
}

TEST_CASE("one of a thing is spoken of as one") {
  CHECK(sentence(paid_after_death(1), Language::english) ==
        "After the month of death one more month was paid: 240.00 yuan for February 2018.");
  CHECK(sentence(paid_after_death(1), Language::chinese) ==
        "死亡当月之后又发放了一个月的待遇：2018年2月，240.00元。");
}

TEST_CASE("the sentences need no locale of the system") {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  REQUIRE(std::setlocale(LC_ALL, "C") != nullptr);
  CHECK(sentence(Reason{"f5.take_it_again", {}}, Language::chinese) ==
        "这与本人无关。请在光线好的地方正面重拍，或者改用其他方式：到柜台办理或上门探访。");
  std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("a value is put in as it is, even one that looks like a placeholder") {
  const Reason reason{"s3.two_names",
                      {{"name", std::string("{other_name}")}, {"other_name", std::string("{")}}};
  CHECK_THAT(sentence(reason, Language::english), Catch::EndsWith(": {other_name} and {."));
}

TEST_CASE("what a newer or older version wrote is still shown") {
  CHECK(sentence(Reason{"x9.new", {}}, Language::english) == "x9.new");
  CHECK(sentence(Reason{"s1.two_counties", {}}, Language::english) ==
        "The payments came from different counties: ….");
  CHECK_THAT(sentence(Reason{"d1.paid_after_death", {{"months", std::string("two")}}}, Language::english),
             Catch::StartsWith("After the month of death one more month was paid: …"));
}

TEST_CASE("a defect says what is wrong, with its detail, and how to mend it") {
  const RowDefect defect{12, "death_date", "date.excel_serial", "2018-01-01"};
  CHECK(sentence(defect, Language::english) ==
        "A spreadsheet has turned the date into a day number. (2018-01-01)");
  CHECK(sentence(defect, Language::chinese) == "电子表格把日期变成了序列号。（2018-01-01）");
  CHECK_THAT(hint(defect, Language::english), Catch::StartsWith("Export the column as text"));
  CHECK_THAT(hint(defect, Language::chinese), Catch::Contains("重新导出"));
  CHECK(sentence(RowDefect{1, "", "x.new", ""}, Language::english) == "x.new");
  CHECK(hint(RowDefect{1, "", "x.new", ""}, Language::english).empty());
}

TEST_CASE("a county is shown with its name where it is known, in both languages") {
  Region laoting{RegionCode{130225}, "乐亭县", {Day{1984y / 1 / 1}, std::nullopt}, std::nullopt, {}};
  Region before = laoting;
  before.name = "旧名";
  before.period = {Day{1950y / 1 / 1}, Day{1983y / 12 / 31}};
  const std::vector<Region> regions{laoting, before};
  const PlaceNames places{regions};
  const Reason drawn{"u1.drawn_in", {{"county", std::string("130225")}, {"amount", Fen{110000}}}};
  CHECK(sentence(drawn, Language::chinese, places) == "在乐亭县（130225）：1,100.00元。");
  CHECK(sentence(drawn, Language::english, places) == "In county 乐亭县 (130225): 1,100.00 yuan.");
  CHECK(sentence(drawn, Language::chinese) == "在县区130225：1,100.00元。");
  CHECK(sentence(drawn, Language::english) == "In county 130225: 1,100.00 yuan.");
  const Reason two{"s1.two_counties", {{"counties", std::string("130224, 130225")}}};
  CHECK(sentence(two, Language::chinese, places) == "这些款项由不同县区发放：县区130224、乐亭县（130225）。");
  CHECK(sentence(two, Language::english, places) ==
        "The payments came from different counties: 130224, 乐亭县 (130225).");
}

TEST_CASE("a death record linked to a person is not said to bear another number, which it may not") {
  const Reason reason{"d2.death_recorded",
                      {{"source", std::string("village")}, {"death_date", Day{2018y / 1 / 5}}}};
  CHECK_THAT(sentence(reason, Language::english),
             Catch::Contains("Its ID number and its name are not both this person's"));
  CHECK_THAT(sentence(reason, Language::chinese), Catch::Contains("并非都与此人相符"));
}

TEST_CASE("one comparison that stands out is spoken of as one") {
  Reason reason{"a2.by_chance",
                {{"comparisons", std::int64_t{40}},
                 {"things", std::int64_t{10}},
                 {"listed", std::int64_t{1}},
                 {"one_in", std::int64_t{20}}}};
  CHECK_THAT(sentence(reason, Language::english), Catch::Contains("and one of them stands out."));
  reason.values[2].second = std::int64_t{2};
  CHECK_THAT(sentence(reason, Language::english), Catch::Contains("and 2 of them stand out."));
}

TEST_CASE("checks have titles in both languages") {
  CHECK(check_title("D1", Language::english) == "Paid or certified after a recorded death");
  CHECK(check_title("D1", Language::chinese) == "登记死亡后仍领取待遇或认证");
  CHECK(check_title("Z9", Language::chinese) == "Z9");
}
