// A2: stations and operators whose certifications stand out.
#include "tests/support/thing_facts.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
using rules::StationWork;

namespace {

/// Forty photos and some by hand on twenty days: an ordinary station.
StationWork station(int number, std::int64_t by_hand = 5) {
  StationWork work{.county = {130225}, .station = "站" + std::to_string(number), .operator_name = "li"};
  work.photos = 40;
  work.by_hand = by_hand;
  for (int day = 0; day < 20; ++day) work.days.insert(Day{2018y / 1 / 1} + std::chrono::days{day});
  work.cited = work.by_hand_cited = {{Source{4, number}, std::nullopt}};
  return work;
}

/// So many ordinary stations, which differ a little.
rules::ThingFacts county(int stations = 60) {
  rules::ThingFacts facts;
  for (int i = 1; i <= stations; ++i) facts.work.push_back(station(i, 3 + i % 5));
  return facts;
}

rules::ThingFacts county_with(const StationWork& other, int stations = 60) {
  rules::ThingFacts facts = county(stations);
  facts.work.push_back(other);
  return facts;
}

}  // namespace

TEST_CASE("A2 notices nothing in a county of ordinary stations") {
  CHECK(observe("A2", county()).empty());
  CHECK(observe("A2", {}).empty());
}

TEST_CASE("A2 notices a station that certifies nearly all by hand, and says what is usual") {
  StationWork other = station(99, 60);
  other.photos = 5;
  rules::ThingFacts facts = county_with(other);
  facts.stations = {{.code = "ST99",
                     .name = "站99",
                     .operator_name = "",
                     .period = {2016y / 1 / 1, std::nullopt},
                     .region = {{130225}, "胡各庄镇", "西街村"},
                     .source = {8, 2}}};
  const Observation found = the_observation("A2", facts);
  CHECK(found.key == ObservationKey{"A2", ThingKind::station, "130225/站99", "twelve_months"});
  CHECK(found.name == "站99");
  CHECK(found.region == RegionPath{{130225}, "胡各庄镇", "西街村"});
  CHECK(found.monthly == Fen{});
  CHECK(value<std::int64_t>(found, "a2.certified", "certifications") == 65);
  CHECK(value<std::int64_t>(found, "a2.certified", "days") == 20);
  CHECK(value<std::int64_t>(found, "a2.by_hand", "count") == 60);
  CHECK(value<std::int64_t>(found, "a2.by_hand", "of") == 65);
  CHECK(value<double>(found, "a2.by_hand", "usual") == Approx(11).epsilon(0.1));
  const double shrunk = value<double>(found, "a2.by_hand", "shrunk");
  CHECK(shrunk < 100.0 * 60 / 65);
  CHECK(value<double>(found, "a2.by_hand", "low") < shrunk);
  CHECK(value<double>(found, "a2.by_hand", "high") > shrunk);
  // Three measures speak of all 61 stations, and nobody took photos at night: that too is compared.
  CHECK(value<std::int64_t>(found, "a2.by_chance", "comparisons") == 4 * 61);
  CHECK(value<std::int64_t>(found, "a2.by_chance", "things") == 61);
  CHECK(value<std::int64_t>(found, "a2.by_chance", "listed") == 1);
  CHECK(value<std::int64_t>(found, "a2.by_chance", "one_in") == 20);
  CHECK(says(found, "a2.may_be"));
  CHECK_FALSE(says(found, "a2.at_night"));
  CHECK(cites(found, {4, 99}));
}

TEST_CASE("A2 looks at the night, at deaths, and at how many a day") {
  StationWork night = station(99);
  night.at_night = 30;
  night.at_night_cited = {{std::nullopt, PhotoId{7}}};
  const Observation at_night = the_observation("A2", county_with(night));
  CHECK(value<std::int64_t>(at_night, "a2.at_night", "of") == 40);
  CHECK(at_night.citations == night.at_night_cited);

  StationWork dead = station(99);
  dead.dead_by_then = 4;
  CHECK(says(the_observation("A2", county_with(dead)), "a2.dead_by_then"));
  dead.dead_by_then = 1;  // one may be anybody's late report
  CHECK(observe("A2", county_with(dead)).empty());

  StationWork busy = station(99, 60);
  busy.photos = 500;
  busy.days = {2018y / 1 / 1, 2018y / 1 / 2};
  const Observation many = the_observation("A2", county_with(busy));
  CHECK(value<std::int64_t>(many, "a2.many_a_day", "count") == 560);
  CHECK(value<std::int64_t>(many, "a2.many_a_day", "of") == 2);
  CHECK_FALSE(many.citations.empty());
}

TEST_CASE("A2 does not judge by five certifications, nor by twenty-nine") {
  for (const std::int64_t by_hand : {5, 29, 30}) {
    StationWork few = station(99, by_hand);
    few.photos = 0;
    CAPTURE(by_hand);
    CHECK(observe("A2", county_with(few)).size() == (by_hand == 30 ? 1U : 0U));
  }
}

TEST_CASE("A2 compares nobody where there are fewer than twenty") {
  StationWork other = station(99, 60);
  other.photos = 5;
  CHECK(observe("A2", county_with(other, 18)).empty());
  CHECK(observe("A2", county_with(other, 19)).size() == 1);
}

TEST_CASE("A2: stations that all certify by hand are nothing special") {
  rules::ThingFacts facts;
  for (int i = 1; i <= 60; ++i) {
    facts.work.push_back(station(i, 40 + i % 7));
    facts.work.back().photos = 0;
  }
  CHECK(observe("A2", facts).empty());
}

TEST_CASE("A2 compares operators where a station has several, and the station as a whole") {
  rules::ThingFacts facts;
  for (int i = 1; i <= 30; ++i)
    for (const char* name : {"li", "wang"}) {
      facts.work.push_back(station(i, 3 + i % 5));
      facts.work.back().operator_name = name;
    }
  facts.work[1].photos = 2;
  facts.work[1].by_hand = 60;
  const auto found = observe("A2", facts);
  REQUIRE(found.size() == 2);
  CHECK(found[0].key.kind == ThingKind::station);
  CHECK(found[1].key ==
        ObservationKey{"A2", ThingKind::station_operator, "130225/站1/wang", "twelve_months"});
  CHECK(found[1].name == "站1 / wang");
  CHECK(value<std::int64_t>(found[0], "a2.certified", "certifications") == 62 + 44);
}

TEST_CASE("A2 says the same in any order") {
  StationWork other = station(99, 60);
  other.photos = 5;
  rules::ThingFacts facts = county_with(other);
  const auto found = observe("A2", facts);
  std::reverse(facts.work.begin(), facts.work.end());
  const auto again = observe("A2", facts);
  REQUIRE(again.size() == found.size());
  CHECK(again[0].key == found[0].key);
  CHECK(again[0].citations == found[0].citations);
}
