#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header = "id_number,name,sex,birth_date,death_date,county_code,recorded_on\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::deaths_village, header + row);
}

TEST_CASE("deaths: a full row becomes a death record of its source") {
  for (const auto& [feed, source] : {std::pair{Feed::deaths_health, DeathSource::health},
                                     {Feed::deaths_civil_affairs, DeathSource::civil_affairs},
                                     {Feed::deaths_village, DeathSource::village}}) {
    const auto delivered =
        test::deliver(feed, std::string(header) +
                                "11010519491231002X,王小明,女,1949-12-31,2018年1月20日,130225,2018-02-01\n");
    REQUIRE(delivered.sink.deaths.size() == 1);
    const DeathRecord& fact = delivered.sink.deaths.front();
    CHECK(fact.id->to_string() == "11010519491231002X");
    CHECK(fact.id_as_delivered.empty());
    CHECK(fact.name == "王小明");
    CHECK(fact.sex == Sex::female);
    CHECK(fact.birth_date == Day{year{1949} / 12 / 31});
    CHECK(fact.death_date == Day{year{2018} / 1 / 20});
    CHECK(fact.reported_by == source);
    CHECK(fact.region.county == RegionCode{130225});
    CHECK(fact.recorded_on == Day{year{2018} / 2 / 1});
    CHECK(fact.source == Source{7, 2});
    CHECK(delivered.sink.defects.empty());
  }
}

TEST_CASE("deaths: a row with a damaged number is kept with the number as it came") {
  for (const auto& [id, code] : {std::pair{"110105194912310021", "id.check_character"},
                                 {"1.10105E+17", "id.spreadsheet_number"},
                                 {"1101051949", "id.length"},
                                 {"不详", "id.length"}}) {
    CAPTURE(code);
    const auto delivered = deliver_row(std::string(id) + ",王小明,,,2018-01-20,,\n");
    REQUIRE(delivered.sink.deaths.size() == 1);
    CHECK(delivered.sink.deaths.front().id == std::nullopt);
    CHECK(delivered.sink.deaths.front().id_as_delivered == id);
    REQUIRE(delivered.sink.defects.size() == 1);
    CHECK(delivered.sink.defects.front().code == code);
    CHECK(delivered.sink.defects.front().column == "id_number");
    CHECK(delivered.sink.defects.front().line == 2);
    CHECK(delivered.sink.defects.front().detail.empty());
  }
}

TEST_CASE("deaths: a row without a number is kept") {
  const auto delivered = deliver_row(",王小明,男,1950-01-01,2018-01-20,130225,\n");
  REQUIRE(delivered.sink.deaths.size() == 1);
  CHECK(delivered.sink.deaths.front().id == std::nullopt);
  CHECK(delivered.sink.deaths.front().id_as_delivered.empty());
  REQUIRE(delivered.sink.defects.size() == 1);
  CHECK(delivered.sink.defects.front().code == "id.missing");
}

TEST_CASE("deaths: what is far too long to be a number is not stored") {
  const auto delivered = deliver_row(std::string(100'000, 'x') + ",王小明,,,2018-01-20,,\n");
  REQUIRE(delivered.sink.deaths.size() == 1);
  CHECK(delivered.sink.deaths.front().id_as_delivered.empty());
  REQUIRE(delivered.sink.defects.size() == 2);
  CHECK(delivered.sink.defects[0].code == "id.length");
  CHECK(delivered.sink.defects[1].code == "text.too_long");
}

TEST_CASE("deaths: one row with a number after one without gets its own") {
  const auto delivered = deliver_row("x,甲,,,2018-01-20,,\n11010519491231002X,乙,,,2018-01-20,,\n");
  REQUIRE(delivered.sink.deaths.size() == 2);
  CHECK(delivered.sink.deaths[1].id);
  CHECK(delivered.sink.deaths[1].id_as_delivered.empty());
}

TEST_CASE("deaths: what else cannot be read is left out and counted") {
  const auto delivered = deliver_row("11010519491231002X,王小明,x,1949-02-30,2018-01-20,99,43101\n");
  REQUIRE(delivered.sink.deaths.size() == 1);
  const DeathRecord& fact = delivered.sink.deaths.front();
  CHECK(fact.sex == std::nullopt);
  CHECK(fact.birth_date == std::nullopt);
  CHECK(fact.region.county == RegionCode{});
  CHECK(fact.recorded_on == std::nullopt);
  CHECK(delivered.sink.defects.size() == 4);
  CHECK(delivered.sink.damaged_rows() == 1);
}

TEST_CASE("deaths: a death needs a name and a day") {
  CHECK(deliver_row("11010519491231002X,,,,2018-01-20,,\n").reject_code() == "value.missing");
  CHECK(deliver_row("11010519491231002X,王小明,,,,,\n").reject_code() == "date.missing");
  CHECK(deliver_row("11010519491231002X,王小明,,,2018-02-30,,\n").reject_code() == "date.no_such_day");
}

TEST_CASE("deaths: a refused row is not counted as damaged too") {
  const auto delivered = deliver_row("x,王小明,,,,,\n");
  CHECK(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.defects.empty());
}

TEST_CASE("deaths: the column of the number has to be there") {
  CHECK_FALSE(test::deliver(Feed::deaths_health, "name,death_date\n王小明,2018-01-20\n").contents);
}

TEST_CASE("deaths: police and courts are sources too, and a record can be withdrawn") {
  for (const auto& [feed, source] :
       {std::pair{Feed::deaths_police, DeathSource::police}, {Feed::deaths_court, DeathSource::court}}) {
    const auto delivered = test::deliver(feed,
                                         "公民身份号码,姓名,死亡日期,撤销日期\n"
                                         "11010519491231002X,王小明,2018-01-20,2018/5/2\n"
                                         "11010519491231002X,王小明,2018-01-20,\n");
    REQUIRE(delivered.sink.deaths.size() == 2);
    CHECK(delivered.sink.deaths[0].reported_by == source);
    CHECK(delivered.sink.deaths[0].withdrawn_on == Day{year{2018} / 5 / 2});
    CHECK(delivered.sink.deaths[1].withdrawn_on == std::nullopt);
  }
}

TEST_CASE("deaths: where it cannot be read whether a record was withdrawn, it is not held against anybody") {
  const auto delivered = test::deliver(Feed::deaths_health,
                                       "id_number,name,death_date,withdrawn_on\n"
                                       "11010519491231002X,王小明,2018-01-20,五月\n");
  CHECK(delivered.sink.deaths.empty());
  CHECK(delivered.reject_code() == "date.form");
}

}  // namespace
}  // namespace benefit::intake
