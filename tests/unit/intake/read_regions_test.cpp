#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::regions, "code,name,valid_from,valid_to,successor\n" + row + "\n");
}

TEST_CASE("regions: a row becomes a code and its time") {
  const auto delivered = deliver_row("130223,滦县,1984-01-01,2018-09-28,130284");
  REQUIRE(delivered.sink.regions.size() == 1);
  const Region& fact = delivered.sink.regions.front();
  CHECK(fact.code == RegionCode{130223});
  CHECK(fact.name == "滦县");
  CHECK(fact.period == DayInterval{Day{1984y / 1 / 1}, Day{2018y / 9 / 28}});
  CHECK(fact.successor == RegionCode{130284});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("regions: Chinese headers, a code that is in force") {
  const auto delivered =
      test::deliver(Feed::regions, "区划代码,区划名称,启用日期,停用日期,新代码\n130284,滦州市,2018/9/29,,\n");
  REQUIRE(delivered.sink.regions.size() == 1);
  CHECK(delivered.sink.regions.front().period.to == std::nullopt);
  CHECK(delivered.sink.regions.front().successor == std::nullopt);
}

TEST_CASE("regions: what cannot be read is refused") {
  const auto code = [](const std::string& row) { return deliver_row(row).reject_code(); };
  CHECK(code("130223,滦县,2018-09-28,2018-09-27,130284") == "date.order");
  CHECK(code("99,滦县,1984-01-01,,") == "value.region");
  CHECK(code(",滦县,1984-01-01,,") == "value.missing");
  CHECK(code("130223,,1984-01-01,,") == "value.missing");
  CHECK(code("130223,滦县,,,") == "date.missing");
  CHECK(code("130223,滦县,1984-01-01,,滦州市") == "value.region");
}

}  // namespace
}  // namespace benefit::intake
