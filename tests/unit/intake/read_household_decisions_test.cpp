#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header =
    "id_number,name,household,registry,outcome,decided_on,members,income,basic_pension,income_line,county_"
    "code\n";

test::Delivered deliver_row(const std::string& rest) {
  return test::deliver(Feed::household_decisions,
                       std::string(header) + "11010519491231002X,王小明," + rest + "\n");
}

TEST_CASE("household decisions: a row becomes a decision with its income") {
  const auto delivered = deliver_row("130225-000123,dibao,removed,2018-04-10,2,9200.50,2160.00,3600,130225");
  REQUIRE(delivered.sink.household_decisions.size() == 1);
  const HouseholdDecision& fact = delivered.sink.household_decisions.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.household == "130225-000123");
  CHECK(fact.registry == Registry::dibao);
  CHECK(fact.outcome == HouseholdOutcome::removed);
  CHECK(fact.decided_on == Day{2018y / 4 / 10});
  CHECK(fact.members == 2);
  CHECK(fact.income == Fen{920050});
  CHECK(fact.basic_pension == Fen{216000});
  CHECK(fact.income_line == Fen{360000});
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("household decisions: Chinese headers and words, without a line") {
  const auto [registry_word, registry, outcome_word, outcome] =
      GENERATE(table<const char*, Registry, const char*, HouseholdOutcome>(
          {{"低保", Registry::dibao, "不予纳入", HouseholdOutcome::refused},
           {"建档立卡", Registry::registered_poor, "清退", HouseholdOutcome::removed},
           {"特困人员", Registry::extreme_hardship, "纳入", HouseholdOutcome::accepted},
           {"医疗救助", Registry::medical_aid, "批准", HouseholdOutcome::accepted}}));
  const auto delivered = test::deliver(
      Feed::household_decisions,
      std::string("公民身份号码,户编号,救助类别,认定结果,认定日期,家庭人口,家庭年收入,其中基础养老金\n") +
          "11010519491231002X,1," + registry_word + "," + outcome_word + ",2018年4月10日,１２,0,0\n");
  REQUIRE(delivered.sink.household_decisions.size() == 1);
  const HouseholdDecision& fact = delivered.sink.household_decisions.front();
  CHECK(fact.registry == registry);
  CHECK(fact.outcome == outcome);
  CHECK(fact.members == 12);
  CHECK(fact.income_line == std::nullopt);
}

TEST_CASE("household decisions: a basic pension that is more than the whole income is refused") {
  const auto delivered = deliver_row("1,dibao,refused,2018-04-10,2,2160.00,2160.01,,130225");
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.code == "money.part");
  CHECK(delivered.sink.rejects.front().defect.column == "basic_pension");
  CHECK(delivered.sink.rejects.front().defect.detail == "income");
  CHECK(deliver_row("1,dibao,refused,2018-04-10,2,2160.00,2160.00,,130225").sink.rejects.empty());
}

TEST_CASE("household decisions: a household has from 1 to 999 members") {
  const auto code = [](const std::string& members) {
    return deliver_row("1,dibao,refused,2018-04-10," + members + ",100,0,,130225").reject_code();
  };
  for (const char* good : {"1", "999", "007"}) CHECK(code(good).empty());
  for (const char* bad : {"0", "000", "1000", "-1", "+1", "1.5", "两", "2人"}) {
    CAPTURE(bad);
    CHECK(code(bad) == "value.number");
  }
  CHECK(code("") == "value.missing");
}

TEST_CASE("household decisions: what cannot be read is refused") {
  const auto code = [](const std::string& rest) { return deliver_row(rest).reject_code(); };
  CHECK(code("1,五保,refused,2018-04-10,2,100,0,,130225") == "value.word");
  CHECK(code("1,dibao,待定,2018-04-10,2,100,0,,130225") == "value.word");
  CHECK(code("1,dibao,refused,,2,100,0,,130225") == "date.missing");
  CHECK(code("1,dibao,refused,2018-04-10,2,,0,,130225") == "money.missing");
  CHECK(code("1,dibao,refused,2018-04-10,2,100,,,130225") == "money.missing");
  CHECK(code("1,dibao,refused,2018-04-10,2,100,0,x,130225") == "money.form");
  CHECK(code(",dibao,refused,2018-04-10,2,100,0,,130225") == "value.missing");
  CHECK(code("1,dibao,refused,2018-04-10,2,100,0,,99").empty());  // the county is left out, and counted
}

}  // namespace
}  // namespace benefit::intake
