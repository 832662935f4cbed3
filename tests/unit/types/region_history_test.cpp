#include "verify/types/region_history.hpp"

#include "verify/types/facts.hpp"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;

namespace {

Region ended(int code, Day last_day, int successor, int line = 2) {
  return {{code}, "", {1984y / 1 / 1, last_day}, RegionCode{successor}, {1, line}};
}

Region stands(int code, Day since, int line = 9) {
  return {{code}, "", {since, std::nullopt}, std::nullopt, {1, line}};
}

RegionHistory history(std::vector<Region> regions) { return RegionHistory(regions); }

constexpr Day change = Day{2018y / 9 / 28};

}  // namespace

TEST_CASE("a new name is one county on any day") {
  const RegionHistory regions = history({ended(130223, change, 130284), stands(130284, 2018y / 9 / 29)});
  for (const Day day : {Day{1990y / 1 / 1}, change, Day{2018y / 9 / 29}, Day{2030y / 1 / 1}}) {
    CHECK(regions.county_on({130223}, day) == RegionCode{130284});
    CHECK(regions.county_on({130284}, day) == RegionCode{130284});
    CHECK(regions.county_on({130225}, day) == RegionCode{130225});
  }
}

TEST_CASE("a code renamed twice is followed to the end, whether the successor is listed or not") {
  Region between = ended(130299, change, 130207);
  between.period.from = 2002y / 6 / 1;
  const RegionHistory regions = history({ended(130221, 2002y / 5 / 31, 130299), between});
  CHECK(regions.county_on({130221}, 1999y / 1 / 1) == RegionCode{130207});
}

TEST_CASE("counties that were merged are counties of their own until then") {
  const RegionHistory regions = history(
      {ended(130101, change, 130188), ended(130102, change, 130188, 3), stands(130188, 2018y / 9 / 29)});
  CHECK(regions.county_on({130101}, change) == RegionCode{130101});
  CHECK(regions.county_on({130102}, change) == RegionCode{130102});
  CHECK(regions.county_on({130101}, 2018y / 9 / 29) == RegionCode{130188});
  CHECK(regions.county_on({130102}, 2018y / 9 / 29) == RegionCode{130188});
}

TEST_CASE("a county that was taken over by one that was there before is its own until then") {
  const RegionHistory regions = history({ended(130101, change, 130102), stands(130102, 1984y / 1 / 1)});
  CHECK(regions.county_on({130101}, change) == RegionCode{130101});
  CHECK(regions.county_on({130101}, 2018y / 9 / 29) == RegionCode{130102});
}

TEST_CASE("what says nothing changes nothing") {
  CHECK(history({}).county_on({130223}, change) == RegionCode{130223});
  Region no_successor = ended(130223, change, 0);
  no_successor.successor.reset();
  CHECK(history({no_successor}).county_on({130223}, 2019y / 1 / 1) == RegionCode{130223});
  CHECK(history({ended(130223, change, 130223)}).county_on({130223}, 2019y / 1 / 1) == RegionCode{130223});
  Region in_force = ended(130223, change, 130284);
  in_force.period.to.reset();
  CHECK(history({in_force}).county_on({130223}, 2019y / 1 / 1) == RegionCode{130223});
}

TEST_CASE("a ring of successors leads nowhere, and ends") {
  const RegionHistory ring = history({ended(1, change, 2), ended(2, change, 3), ended(3, change, 1)});
  for (const int code : {1, 2, 3}) CHECK(ring.county_on({code}, 2019y / 1 / 1) == RegionCode{code});
}

TEST_CASE("of rows with one code the newest delivery's counts") {
  Region older = ended(130223, change, 130284), newer = ended(130223, change, 130285);
  newer.source = {2, 2};
  for (const auto& rows : {std::vector{older, newer}, std::vector{newer, older}})
    CHECK(history(rows).county_on({130223}, change) == RegionCode{130285});
}

TEST_CASE("other changes have another hash") {
  const RegionHistory regions = history({ended(130223, change, 130284)});
  CHECK(regions.hash() == history({ended(130223, 2018y / 9 / 27, 130284)}).hash());  // both: on any day
  CHECK(regions.hash() != history({}).hash());
  CHECK(regions.hash() != history({ended(130223, change, 130285)}).hash());
}
