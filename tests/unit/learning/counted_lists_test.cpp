// By which month each county's recipients are counted.
#include "verify/learning/counted_lists.hpp"

#include "tests/support/renamed_county.hpp"
#include "verify/types/facts.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::learning;
using namespace std::chrono_literals;

namespace {

constexpr RegionCode leting{130225}, qianan{130283}, tangshan{130203};
constexpr Day today{2019y / 10 / 10};

}  // namespace

TEST_CASE("each county is counted by its own last month, and told of when it is old") {
  const CountedLists lists = counted_lists(
      std::vector<LastListed>{{tangshan, 2019y / 6}, {leting, 2019y / 3}, {qianan, 2019y / 9}}, {}, today);
  CHECK(lists.counted.size() == 3);
  CHECK(lists.newest == 2019y / 9);
  CHECK(lists.old == std::vector<LastListed>{{leting, 2019y / 3}});
}

TEST_CASE("of the codes of one county those count that lag no more than others' parts do") {
  const RegionHistory regions = test::with_renamed_county();
  const auto counted = [&](Month of_ended) {
    return counted_lists(std::vector<LastListed>{{{130223}, of_ended}, {{130284}, 2019y / 9}}, regions,
                         today);
  };
  CHECK(counted(2019y / 7).counted.size() == 2);
  // What became of that county is listed since; its old lists are no county of their own.
  CHECK(counted(2018y / 9).counted == std::vector<LastListed>{{{130284}, 2019y / 9}});
  CHECK(counted(2018y / 9).old.empty());
}

TEST_CASE("zero lists") {
  CHECK(counted_lists({}, {}, today).counted.empty());
  CHECK_FALSE(counted_lists({}, {}, today).newest);
}
