#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "number,name,builder,started_on,insured_on,county_code,town,village\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::projects, header + row + "\n");
}

TEST_CASE("projects: a row becomes a building project") {
  const auto delivered =
      deliver_row("1302252018,教学楼,唐山某建筑公司,2018-03-05,2018-03-01,130225,姜各庄镇,东庄村");
  REQUIRE(delivered.sink.projects.size() == 1);
  const Project& fact = delivered.sink.projects.front();
  CHECK(fact.number == "1302252018");
  CHECK(fact.name == "教学楼");
  CHECK(fact.builder == "唐山某建筑公司");
  CHECK(fact.started_on == Day{2018y / 3 / 5});
  CHECK(fact.insured_on == Day{2018y / 3 / 1});
  CHECK(fact.region == RegionPath{RegionCode{130225}, "姜各庄镇", "东庄村"});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("projects: Chinese headers, not insured") {
  const auto delivered = test::deliver(
      Feed::projects, "施工许可证号,工程名称,开工日期,行政区划代码\n1302252018,教学楼,2018/3/5,130225\n");
  REQUIRE(delivered.sink.projects.size() == 1);
  CHECK(delivered.sink.projects.front().insured_on == std::nullopt);
  CHECK(delivered.sink.projects.front().builder.empty());
}

TEST_CASE("projects: what cannot be read is refused") {
  const auto code = [](const std::string& row) { return deliver_row(row).reject_code(); };
  CHECK(code(",教学楼,,2018-03-05,,130225,,") == "value.missing");
  CHECK(code("1,,,2018-03-05,,130225,,") == "value.missing");
  CHECK(code("1,教学楼,,,,130225,,") == "date.missing");
  CHECK(code("1,教学楼,,2018-03-05,未参保,130225,,") == "date.form");
  CHECK(code("1,教学楼,,2018-03-05,,99,,") == "value.region");
}

}  // namespace
}  // namespace benefit::intake
