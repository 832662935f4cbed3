#include "verify/policy/subsidy_split.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using policy::SubsidyParts;
using policy::SubsidySplit;

namespace {

constexpr SubsidySplit thirds{1, 1, 1};

policy::Policy with_a_managed_county() {
  const auto policy = policy::parse_policy(R"(
[[certification_months]]
from = 2018-01-01
months = 12
legal_basis = "a notice"
[[government_pays_for_poor]]
from = 2018-01-01
to = 2019-12-31
province = 1
city = 1
county = 1
legal_basis = "thirds"
[[directly_managed_counties]]
region = "130225"
from = 2018-06-01
legal_basis = "managed"
)");
  REQUIRE(policy);
  return *policy;
}

}  // namespace

TEST_CASE("an amount is split 1:1:1, and what is over goes to the province, then to the city (P2)") {
  CHECK(policy::split_subsidy(Fen{9000}, thirds, false) == SubsidyParts{{3000}, {3000}, {3000}});
  CHECK(policy::split_subsidy(Fen{10000}, thirds, false) == SubsidyParts{{3334}, {3333}, {3333}});
  CHECK(policy::split_subsidy(Fen{10001}, thirds, false) == SubsidyParts{{3334}, {3334}, {3333}});
  CHECK(policy::split_subsidy(Fen{1}, thirds, false) == SubsidyParts{{1}, {0}, {0}});
  CHECK(policy::split_subsidy(Fen{0}, thirds, false) == SubsidyParts{});
}

TEST_CASE("a correction is split as the payment was") {
  CHECK(policy::split_subsidy(Fen{-10001}, thirds, false) == SubsidyParts{{-3334}, {-3334}, {-3333}});
}

TEST_CASE("the largest remainder comes before the order of the levels") {
  // 100.01 yuan by 2 : 1 : 1 is 50.005, 25.0025 and 25.0025.
  CHECK(policy::split_subsidy(Fen{10001}, {2, 1, 1}, false) == SubsidyParts{{5001}, {2500}, {2500}});
  // 100.03 yuan by 1 : 0 : 3 is 25.0075 and 75.0225.
  CHECK(policy::split_subsidy(Fen{10003}, {1, 0, 3}, false) == SubsidyParts{{2501}, {0}, {7502}});
  // 1.00 yuan by 1 : 1 : 4 is 16.66..., 16.66... and 66.66... fen: equal remainders, in the order of the
  // levels.
  CHECK(policy::split_subsidy(Fen{100}, {1, 1, 4}, false) == SubsidyParts{{17}, {17}, {66}});
}

TEST_CASE("in a county that the province manages the province bears the city's share as well (P2)") {
  CHECK(policy::split_subsidy(Fen{10000}, thirds, true) == SubsidyParts{{6667}, {0}, {3333}});
  // The split is made first, so that the county bears what it would bear anywhere.
  CHECK(policy::split_subsidy(Fen{10001}, thirds, true) == SubsidyParts{{6668}, {0}, {3333}});
  CHECK(policy::split_subsidy(Fen{20000}, thirds, true) == SubsidyParts{{13334}, {0}, {6666}});
  CHECK(policy::split_subsidy(Fen{-10001}, thirds, true) == SubsidyParts{{-6668}, {0}, {-3333}});
}

TEST_CASE("a contribution is split by what is in force on the first day of its year") {
  const policy::Policy policy = with_a_managed_county();
  const auto split = policy::split_contribution(policy, Fen{10000}, 2018, {130225});
  REQUIRE(split);
  CHECK(split->parts == SubsidyParts{{3334}, {3333}, {3333}});
  CHECK(split->split_basis == "thirds");
  CHECK(split->managed_basis.empty());

  const auto managed = policy::split_contribution(policy, Fen{10000}, 2019, {130225});
  REQUIRE(managed);
  CHECK(managed->parts == SubsidyParts{{6667}, {0}, {3333}});
  CHECK(managed->managed_basis == "managed");
  CHECK(policy::split_contribution(policy, Fen{10000}, 2019, {130224})->managed_basis.empty());

  CHECK_FALSE(policy::split_contribution(policy, Fen{10000}, 2017, {130225}));
  CHECK_FALSE(policy::split_contribution(policy, Fen{10000}, 2020, {130225}));
}

TEST_CASE("public money bears its percentage to the fen, half a fen up (M1)") {
  CHECK(policy::public_share(Fen{22000}, 60) == Fen{13200});
  CHECK(policy::public_share(Fen{22000}, 100) == Fen{22000});
  CHECK(policy::public_share(Fen{22000}, 0) == Fen{0});
  CHECK(policy::public_share(Fen{1}, 50) == Fen{1});       // 0.5 fen
  CHECK(policy::public_share(Fen{1002}, 60) == Fen{601});  // 601.2 fen
  CHECK(policy::public_share(Fen{1003}, 60) == Fen{602});  // 601.8 fen
}
