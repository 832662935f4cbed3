#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header = "id_number,name,county_code,town,village,valid_from,valid_to\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::registry_dibao, header + row);
}

TEST_CASE("registries: a row becomes a stay in the registry of its feed") {
  for (const auto& [feed, registry] : {std::pair{Feed::registry_dibao, Registry::dibao},
                                       {Feed::registry_registered_poor, Registry::registered_poor}}) {
    const auto delivered =
        test::deliver(feed, std::string(header) +
                                "11010519491231002X,王小明,130225,姜各庄镇,东庄村,2017-01-01,2017-12-31\n");
    REQUIRE(delivered.sink.registry_periods.size() == 1);
    const RegistryPeriod& fact = delivered.sink.registry_periods.front();
    CHECK(fact.registry == registry);
    CHECK(fact.name == "王小明");
    CHECK(fact.period == DayInterval{Day{year{2017} / 1 / 1}, Day{year{2017} / 12 / 31}});
    CHECK(fact.region == RegionPath{RegionCode{130225}, "姜各庄镇", "东庄村"});
  }
}

TEST_CASE("registries: without an end the stay is open") {
  const auto delivered = deliver_row("11010519491231002X,,130225,,,2017-01-01,\n");
  REQUIRE(delivered.sink.registry_periods.size() == 1);
  CHECK(delivered.sink.registry_periods.front().period.to == std::nullopt);
  CHECK(delivered.sink.registry_periods.front().name.empty());
}

TEST_CASE("registries: a stay of one day is a stay") {
  CHECK(deliver_row("11010519491231002X,,130225,,,2017-01-01,2017-01-01\n").sink.registry_periods.size() ==
        1);
}

TEST_CASE("registries: an end before the beginning, or one that cannot be read, is refused") {
  const auto delivered = deliver_row("11010519491231002X,,130225,,,2017-01-02,2017-01-01\n");
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.code == "date.order");
  CHECK(delivered.sink.rejects.front().defect.column == "valid_to");
  CHECK(delivered.sink.rejects.front().defect.detail == "valid_from");
  CHECK(deliver_row("11010519491231002X,,130225,,,2017-01-02,长期\n").reject_code() == "date.form");
}

TEST_CASE("registries: a stay that shares a day with another one of the person is kept, and it is said") {
  const auto damage = [](const std::string& second) {
    const auto delivered =
        deliver_row("11010519491231002X,,130225,,,2018-01-01,2018-06-30\n" + second + "\n");
    CHECK(delivered.sink.registry_periods.size() == 2);
    CHECK(delivered.sink.rejects.empty());
    return delivered.sink.defects;
  };
  const auto overlapping = damage("11010519491231002X,,130225,,,2018-06-30,2018-12-31");
  REQUIRE(overlapping.size() == 1);
  CHECK(overlapping.front().line == 3);
  CHECK(overlapping.front().column == "valid_from");
  CHECK(overlapping.front().code == "registry.overlap");
  CHECK(overlapping.front().detail == "2");
  CHECK(damage("11010519491231002X,,130225,,,2017-01-01,").size() == 1);
  CHECK(damage("11010519491231002X,,130225,,,2018-07-01,2018-12-31").empty());
  CHECK(damage("11010519491231002X,,130225,,,2017-01-01,2017-12-31").empty());
  CHECK(damage("130225194503120027,,130225,,,2018-01-01,2018-06-30").empty());  // somebody else
}

TEST_CASE("registries: the column of the name has to be there") {
  const auto delivered = test::deliver(Feed::registry_dibao, "id_number,county_code,valid_from\n");
  REQUIRE_FALSE(delivered.contents);
  CHECK_THAT(delivered.contents.error().what, Catch::Contains("'name' (姓名) is missing"));
}

TEST_CASE("registries: the other registries, and how a stay ended") {
  const auto [feed, registry, word, exit_procedure] =
      GENERATE(table<Feed, Registry, const char*, std::optional<bool>>(
          {{Feed::registry_registered_poor, Registry::registered_poor, "是", true},
           {Feed::registry_registered_poor, Registry::registered_poor, "0", false},
           {Feed::registry_extreme_hardship, Registry::extreme_hardship, "no", false},
           {Feed::registry_medical_aid, Registry::medical_aid, "", std::nullopt}}));
  const auto delivered =
      test::deliver(feed, std::string("身份证号,姓名,区县代码,认定日期,退出日期,是否按程序退出\n") +
                              "11010519491231002X,王小明,130225,2017-01-01,2017-12-31," + word + "\n");
  REQUIRE(delivered.sink.registry_periods.size() == 1);
  CHECK(delivered.sink.registry_periods.front().registry == registry);
  CHECK(delivered.sink.registry_periods.front().exit_procedure == exit_procedure);
}

TEST_CASE("registries: an answer that is neither yes nor no is refused") {
  const auto delivered = test::deliver(Feed::registry_registered_poor,
                                       "id_number,name,county_code,valid_from,exit_procedure\n"
                                       "11010519491231002X,,130225,2017-01-01,也许\n");
  CHECK(delivered.reject_code() == "value.word");
  CHECK(delivered.sink.rejects.at(0).defect.detail == "no, yes");
}

}  // namespace
}  // namespace benefit::intake
