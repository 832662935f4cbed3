#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header = "公民身份号码,姓名,年度,代缴金额,缴费日期,行政区划代码\n";

TEST_CASE("subsidies: a row becomes a contribution of government") {
  const auto delivered = test::deliver(
      Feed::subsidies, std::string(header) + "11010519491231002X,王小明,2017年,100,2017/5/1,130225\n");
  REQUIRE(delivered.sink.contributions.size() == 1);
  const GovernmentContribution& fact = delivered.sink.contributions.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.year == 2017);
  CHECK(fact.amount == Fen{10000});
  CHECK(fact.paid_on == Day{year{2017} / 5 / 1});
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("subsidies: a row without a readable year is refused") {
  const auto code = [](const std::string& value) {
    return test::deliver(Feed::subsidies,
                         std::string(header) + "11010519491231002X,," + value + ",100,2017-05-01,130225\n")
        .reject_code();
  };
  CHECK(code("") == "date.missing");
  CHECK(code("17") == "date.form");
  CHECK(code("1717") == "date.out_of_range");
  CHECK(code("42736") == "date.excel_serial");
}

}  // namespace
}  // namespace benefit::intake
