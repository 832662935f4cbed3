// A2: who certified how much, where and how.
#include "verify/rules/certification_tally.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
using rules::CertificationTally;
using rules::StationWork;

namespace {

Certification by_hand(int sequence = 2, Day day = {2018y / 3 / 5}) {
  return {.person = citizen(sequence),
          .day = day,
          .captured_at = std::nullopt,
          .station = "西街站",
          .operator_name = "li",
          .county = {130225},
          .rests_on = {Source{4, sequence}, std::nullopt}};
}

/// At that hour in China.
Certification photo(std::chrono::minutes in_china, int sequence = 2) {
  Certification one = by_hand(sequence);
  one.captured_at = Instant{one.day} - china_offset + in_china;
  one.rests_on = {std::nullopt, PhotoId{sequence}};
  return one;
}

Station station(const char* code, const char* name, int county = 130225, std::int64_t line = 2) {
  return {.code = code,
          .name = name,
          .operator_name = "",
          .period = {2016y / 1 / 1, std::nullopt},
          .region = {{county}, "", ""},
          .source = {8, line}};
}

std::vector<StationWork> work_of(const std::vector<Certification>& all,
                                 const std::vector<Station>& stations = {},
                                 const RegionHistory& regions = {}) {
  CertificationTally tally{run_day, stations, regions};
  for (const Certification& one : all) tally.add(one, false);
  return tally.work();
}

StationWork the_work(const std::vector<Certification>& all, const std::vector<Station>& stations = {}) {
  const auto work = work_of(all, stations);
  REQUIRE(work.size() == 1);
  return work.front();
}

}  // namespace

TEST_CASE("photos and certifications by hand are counted with their days") {
  const StationWork work = the_work({by_hand(2), by_hand(4), photo(9h, 6)});
  CHECK(work.county == RegionCode{130225});
  CHECK(work.station == "西街站");
  CHECK(work.operator_name == "li");
  CHECK(work.by_hand == 2);
  CHECK(work.photos == 1);
  CHECK(work.certifications() == 3);
  CHECK(work.at_night == 0);
  CHECK(work.days == std::set<Day>{2018y / 3 / 5});
  CHECK(work.cited.size() == 3);
  CHECK(work.by_hand_cited.size() == 2);
}

TEST_CASE("the night ends at seven and begins at eight in the evening") {
  for (const auto& [time, night] : {std::pair{0min, 1},
                                    {6 * 60min + 59min, 1},
                                    {7 * 60min, 0},
                                    {19 * 60min + 59min, 0},
                                    {20 * 60min, 1}}) {
    CAPTURE(time.count());
    CHECK(the_work({photo(time)}).at_night == night);
  }
}

TEST_CASE("the last twelve months count, up to the day of the run") {
  const auto counted = [](Day day) { return work_of({by_hand(2, day)}).size(); };
  CHECK(counted(2017y / 5 / 1) == 1);
  CHECK(counted(2017y / 4 / 30) == 0);
  CHECK(counted(run_day) == 1);
  CHECK(counted(run_day + std::chrono::days{1}) == 0);
}

TEST_CASE("one certification by hand is one, however many deliveries bring it") {
  Certification again = by_hand();
  again.rests_on = {Source{9, 9}, std::nullopt};
  CHECK(the_work({by_hand(), again}).by_hand == 1);
  CHECK(the_work({by_hand(), by_hand(4)}).by_hand == 2);
  CHECK(the_work({by_hand(), by_hand(2, 2018y / 3 / 6)}).by_hand == 2);
  Certification other = by_hand();
  other.operator_name = "wang";
  CHECK(work_of({by_hand(), other}).size() == 2);
}

TEST_CASE("a station that rows name by its code is the same station, where the list says") {
  Certification coded = by_hand(4);
  coded.station = "ST0012";
  coded.county = {};
  const StationWork work = the_work({by_hand(), coded}, {station("ST0012", "西街站")});
  CHECK(work.by_hand == 2);
  CHECK(work.county == RegionCode{130225});
  // The name is used in two counties, and the row says which.
  Certification elsewhere = by_hand(6);
  elsewhere.county = {130283};
  CHECK(work_of({by_hand(), elsewhere}, {station("ST0012", "西街站"), station("ST0012", "西街站", 130283, 3)})
            .size() == 2);
}

TEST_CASE("a county whose code was changed is one county: its stations do not split") {
  Certification before = by_hand(), after = by_hand();
  before.county = {130223};
  after.county = {130284};
  after.person = citizen(4);
  CHECK(work_of({before, after}).size() == 2);
  const auto work = work_of({before, after}, {}, renamed_county());
  REQUIRE(work.size() == 1);
  CHECK(work.front().county == RegionCode{130284});
  CHECK(work.front().by_hand == 2);
}

TEST_CASE("whoever had died before is counted, and cited") {
  CertificationTally tally{run_day, {}, {}};
  tally.add(by_hand(), true);
  tally.add(photo(9h, 4), false);
  const StationWork work = tally.work().front();
  CHECK(work.dead_by_then == 1);
  CHECK(work.dead_cited == std::vector{by_hand().rests_on});
}

TEST_CASE("few rows are cited, the same in any order") {
  std::vector<Certification> all;
  for (int i = 0; i < 100; ++i) all.push_back(by_hand(2 * i));
  const StationWork work = the_work(all);
  CHECK(work.by_hand == 100);
  CHECK(work.by_hand_cited.size() == rules::most_cited);
  std::reverse(all.begin(), all.end());
  CHECK(the_work(all).by_hand_cited == work.by_hand_cited);
}
