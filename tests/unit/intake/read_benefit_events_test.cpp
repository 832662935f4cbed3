#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "id_number,name,scheme,kind,on,station,operator,account,county_code\n";

test::Delivered deliver_row(const std::string& rest) {
  return test::deliver(Feed::benefit_events,
                       std::string(header) + "11010519491231002X,王小明," + rest + "\n");
}

TEST_CASE("benefit events: a row becomes what an operator did") {
  const auto delivered =
      deliver_row("resident_pension,account_changed,2018-03-05,姜各庄镇服务站,li,6217 0000 1000,130225");
  REQUIRE(delivered.sink.benefit_events.size() == 1);
  const BenefitEvent& fact = delivered.sink.benefit_events.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.scheme == Scheme::resident_pension);
  CHECK(fact.kind == BenefitEventKind::account_changed);
  CHECK(fact.on == Day{2018y / 3 / 5});
  CHECK(fact.station == "姜各庄镇服务站");
  CHECK(fact.operator_name == "li");
  CHECK(fact.account == "621700001000");
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("benefit events: Chinese headers and words") {
  const auto [word, kind] =
      GENERATE(table<const char*, BenefitEventKind>({{"人工认证", BenefitEventKind::certified_by_hand},
                                                     {"停发", BenefitEventKind::suspended},
                                                     {"续发", BenefitEventKind::resumed},
                                                     {"账号变更", BenefitEventKind::account_changed}}));
  const auto delivered = test::deliver(Feed::benefit_events,
                                       std::string("公民身份号码,险种,变动类型,办理日期,站点,操作员\n") +
                                           "11010519491231002X,职工养老," + word + ",2018/3/5,西街站,li\n");
  REQUIRE(delivered.sink.benefit_events.size() == 1);
  CHECK(delivered.sink.benefit_events.front().kind == kind);
  CHECK(delivered.sink.benefit_events.front().scheme == Scheme::employee_pension);
  CHECK(delivered.sink.benefit_events.front().operator_name == "li");
  CHECK(delivered.sink.benefit_events.front().account.empty());
}

TEST_CASE(
    "benefit events: what cannot be read is refused, an account that a spreadsheet rounded is left out") {
  const auto code = [](const std::string& rest) { return deliver_row(rest).reject_code(); };
  CHECK(code("养老,suspended,2018-03-05,,,,130225") == "value.scheme");
  CHECK(code("resident_pension,注销,2018-03-05,,,,130225") == "value.word");
  CHECK(code("resident_pension,suspended,,,,,130225") == "date.missing");
  CHECK(code("resident_pension,suspended,43101,,,,130225") == "date.excel_serial");
  const auto kept = deliver_row("resident_pension,account_changed,2018-03-05,,,6.217E+18,130225");
  REQUIRE(kept.sink.benefit_events.size() == 1);
  CHECK(kept.sink.benefit_events.front().account.empty());
  CHECK(kept.sink.defects.at(0).code == "value.spreadsheet_number");
}

}  // namespace
}  // namespace benefit::intake
