#include "tests/support/deliver.hpp"
#include "verify/identity/citizen_id.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header =
    "id_number,name,sex,birth_date,scheme,county_code,town,village,account,enrolled_on,benefit_from,benefit_"
    "to,"
    "account_balance\n";

test::Delivered deliver_row(const std::string& row) { return test::deliver(Feed::roll, header + row); }

TEST_CASE("roll: a full row becomes an enrolment") {
  const auto delivered = deliver_row(
      "11010519491231002X,王小明,女,1949-12-31,resident_pension,130225,姜各庄镇,东庄村,6217 0000 1000 1234 "
      "567,2010-01-01,"
      "2010-02,2018-02,3210.55\n");
  REQUIRE(delivered.contents);
  REQUIRE(delivered.sink.enrolments.size() == 1);
  CHECK(delivered.sink.defects.empty());
  const Enrolment& fact = delivered.sink.enrolments.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK_FALSE(fact.fifteen_digits);
  CHECK(fact.name == "王小明");
  CHECK(fact.sex == Sex::female);
  CHECK(fact.birth_date == Day{year{1949} / 12 / 31});
  CHECK(fact.scheme == Scheme::resident_pension);
  CHECK(fact.region == RegionPath{RegionCode{130225}, "姜各庄镇", "东庄村"});
  CHECK(fact.account == "6217000010001234567");
  CHECK(fact.enrolled_on == Day{year{2010} / 1 / 1});
  CHECK(fact.benefit_from == year{2010} / 2);
  CHECK(fact.benefit_to == year{2018} / 2);
  CHECK(fact.account_balance == Fen{321055});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("roll: sex and birth date come from the number when they are not given") {
  const auto delivered = deliver_row("110105491231002,王小明,,,职工养老,130225,,,,,,,\n");
  REQUIRE(delivered.sink.enrolments.size() == 1);
  const Enrolment& fact = delivered.sink.enrolments.front();
  CHECK(fact.fifteen_digits);
  CHECK(fact.sex == Sex::female);
  CHECK(fact.birth_date == Day{year{1949} / 12 / 31});
  CHECK(fact.scheme == Scheme::employee_pension);
  CHECK(fact.account.empty());
  CHECK(fact.enrolled_on == std::nullopt);
  CHECK(fact.benefit_from == std::nullopt);
  CHECK(fact.account_balance == std::nullopt);
  CHECK(delivered.sink.defects.empty());
}

TEST_CASE("roll: optional columns may be missing altogether") {
  const auto delivered = test::deliver(Feed::roll,
                                       "公民身份号码,姓名,险种类型,区县代码\n"
                                       "11010519491231002X,王小明,居民养老,130225\n");
  REQUIRE(delivered.sink.enrolments.size() == 1);
  CHECK(delivered.sink.enrolments.front().sex == Sex::female);
}

TEST_CASE("roll: a sex or birth date that contradicts the number is kept and counted") {
  const auto delivered = deliver_row("11010519491231002X,王小明,男,1949-11-12,居民养老,130225,,,,,,,\n");
  REQUIRE(delivered.sink.enrolments.size() == 1);
  CHECK(delivered.sink.enrolments.front().sex == Sex::male);
  CHECK(delivered.sink.enrolments.front().birth_date == Day{year{1949} / 11 / 12});
  REQUIRE(delivered.sink.defects.size() == 2);
  CHECK(delivered.sink.defects[0].column == "sex");
  CHECK(delivered.sink.defects[0].code == "value.contradicts_id");
  CHECK(delivered.sink.defects[1].column == "birth_date");
  CHECK(delivered.sink.damaged_rows() == 1);
}

TEST_CASE("roll: an unreadable sex or birth date is taken from the number and counted") {
  const auto delivered = deliver_row("11010519491231002X,王小明,?,不详,居民养老,130225,,,,,,,\n");
  REQUIRE(delivered.sink.enrolments.size() == 1);
  CHECK(delivered.sink.enrolments.front().sex == Sex::female);
  REQUIRE(delivered.sink.defects.size() == 2);
  CHECK(delivered.sink.defects[0].code == "value.sex");
  CHECK(delivered.sink.defects[1].code == "date.form");
}

TEST_CASE("roll: an account that a spreadsheet has rounded is left out and counted") {
  const auto delivered = deliver_row("11010519491231002X,王小明,,,居民养老,130225,,,6.21700E+18,,,,\n");
  REQUIRE(delivered.sink.enrolments.size() == 1);
  CHECK(delivered.sink.enrolments.front().account.empty());
  REQUIRE(delivered.sink.defects.size() == 1);
  CHECK(delivered.sink.defects.front().code == "value.spreadsheet_number");
}

TEST_CASE("roll: values that decide about money and time are not guessed") {
  const auto code = [](const std::string& rest) {
    const auto delivered = deliver_row("11010519491231002X,王小明,,,居民养老,130225,,,," + rest + "\n");
    CHECK(delivered.sink.enrolments.empty());
    return delivered.reject_code();
  };
  CHECK(code("2010-02-30,,,") == "date.no_such_day");
  CHECK(code(",2010.1,,") == "date.form");
  CHECK(code(",,2018-13,") == "date.no_such_day");
  CHECK(code(",,,-1") == "money.negative");
  CHECK(code(",2018-03,2018-02,") == "date.order");
}

TEST_CASE("roll: a benefit that begins before the enrolment is kept, and it is said") {
  const auto damage = [](const std::string& dates) {
    const auto delivered = deliver_row("11010519491231002X,王小明,,,居民养老,130225,,,," + dates + ",,\n");
    CHECK(delivered.sink.enrolments.size() == 1);
    return delivered.sink.defects;
  };
  const auto before = damage("2018-12-01,2018-11");
  REQUIRE(before.size() == 1);
  CHECK(before.front().code == "date.before_enrolment");
  CHECK(before.front().column == "benefit_from");
  CHECK(before.front().detail == "enrolled_on");
  CHECK(damage("2018-12-31,2018-12").empty());
  CHECK(damage(",2018-11").empty());
}

TEST_CASE("roll: a row without what every row needs is refused") {
  const auto code = [](const std::string& row) { return deliver_row(row).reject_code(); };
  CHECK(code(",王小明,,,居民养老,130225,,,,,,,\n") == "id.missing");
  CHECK(code("11010519491231002X,,,,居民养老,130225,,,,,,,\n") == "value.missing");
  CHECK(code("11010519491231002X,王小明,,,,130225,,,,,,,\n") == "value.missing");
  CHECK(code("11010519491231002X,王小明,,,医疗,130225,,,,,,,\n") == "value.scheme");
  CHECK(code("11010519491231002X,王小明,,,居民养老,,,,,,,,\n") == "value.missing");
  CHECK(code("11010519491231002X,王小明,,,居民养老,990000,,,,,,,\n") == "value.region");
}

TEST_CASE("roll: the refusal names the known schemes and no person's data") {
  const auto delivered = deliver_row("11010519491231002X,王小明,,,医疗,130225,,,,,,,\n");
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.detail ==
        "resident_pension, employee_pension, resident_medical, employee_medical, unemployment, maternity, "
        "work_injury");
}

TEST_CASE("roll: the day of the formalities, and every scheme") {
  const auto [word, scheme] = GENERATE(table<const char*, Scheme>({{"居民养老", Scheme::resident_pension},
                                                                   {"居民医保", Scheme::resident_medical},
                                                                   {"职工医保", Scheme::employee_medical},
                                                                   {"失业保险", Scheme::unemployment},
                                                                   {"生育保险", Scheme::maternity},
                                                                   {"工伤保险", Scheme::work_injury}}));
  const auto delivered =
      test::deliver(Feed::roll, std::string("公民身份号码,姓名,险种,区县代码,办理领取手续日期\n") +
                                    "11010519491231002X,王小明," + word + ",130225,2018年3月5日\n");
  REQUIRE(delivered.sink.enrolments.size() == 1);
  CHECK(delivered.sink.enrolments.front().scheme == scheme);
  CHECK(delivered.sink.enrolments.front().formalities_on == Day{year{2018} / 3 / 5});
}

TEST_CASE("roll: a day of the formalities that cannot be read is refused") {
  CHECK(test::deliver(Feed::roll,
                      "id_number,name,scheme,county_code,formalities_on\n"
                      "11010519491231002X,王小明,居民养老,130225,2018-02-30\n")
            .reject_code() == "date.no_such_day");
}

}  // namespace
}  // namespace benefit::intake
