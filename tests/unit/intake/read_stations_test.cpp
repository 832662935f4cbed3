#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "code,name,operator,valid_from,valid_to,county_code,town,village\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::stations, header + row + "\n");
}

TEST_CASE("stations: a row becomes a station, or who works there") {
  const auto delivered = deliver_row("ST0012,姜各庄镇服务站,li,2016-01-01,2018-06-30,130225,姜各庄镇,东庄村");
  REQUIRE(delivered.sink.stations.size() == 1);
  const Station& fact = delivered.sink.stations.front();
  CHECK(fact.code == "ST0012");
  CHECK(fact.name == "姜各庄镇服务站");
  CHECK(fact.operator_name == "li");
  CHECK(fact.period == DayInterval{Day{2016y / 1 / 1}, Day{2018y / 6 / 30}});
  CHECK(fact.region == RegionPath{RegionCode{130225}, "姜各庄镇", "东庄村"});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("stations: Chinese headers, the station as such, in use") {
  const auto delivered = test::deliver(
      Feed::stations, "站点编码,站点名称,启用日期,区县代码\nST0012,姜各庄镇服务站,2016.1.1,130225\n");
  REQUIRE(delivered.sink.stations.size() == 1);
  CHECK(delivered.sink.stations.front().operator_name.empty());
  CHECK(delivered.sink.stations.front().period.to == std::nullopt);
}

TEST_CASE("stations: what cannot be read is refused") {
  const auto code = [](const std::string& row) { return deliver_row(row).reject_code(); };
  CHECK(code("ST0012,西街站,,2016-01-02,2016-01-01,130225,,") == "date.order");
  CHECK(code("ST0012,西街站,,2016-01-01,2016-01-01,130225,,").empty());
  CHECK(code(",西街站,,2016-01-01,,130225,,") == "value.missing");
  CHECK(code("ST0012,,,2016-01-01,,130225,,") == "value.missing");
  CHECK(code("ST0012,西街站,,,,130225,,") == "date.missing");
  CHECK(code("ST0012,西街站,,2016-01-01,,,,") == "value.missing");
}

}  // namespace
}  // namespace benefit::intake
