#include "verify/policy/subsidy_split.hpp"

#include <array>
#include <cstdint>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using policy::SubsidyParts;
using policy::SubsidySplit;

namespace {

constexpr std::int64_t largest = 10'000'000'000'000;  // fen; nothing larger is read

Fen any_amount() { return Fen{*rc::gen::inRange<std::int64_t>(-largest, largest + 1)}; }

SubsidySplit any_split() {
  const auto part = rc::gen::inRange(0, 1001);
  SubsidySplit split{*part, *part, *part};
  RC_PRE(split.province + split.city + split.county > 0);
  return split;
}

}  // namespace

TEST_CASE("property: the parts of a subsidy add up to it, to the fen") {
  REQUIRE(rc::check([] {
    const Fen amount = any_amount();
    const SubsidyParts parts = policy::split_subsidy(amount, any_split(), *rc::gen::arbitrary<bool>());
    RC_ASSERT(parts.province + parts.city + parts.county == amount);
  }));
}

TEST_CASE("property: each part is within a fen of its exact share") {
  REQUIRE(rc::check([] {
    const std::int64_t amount = *rc::gen::inRange<std::int64_t>(0, largest + 1);
    const SubsidySplit split = any_split();
    const SubsidyParts parts = policy::split_subsidy(Fen{amount}, split, false);
    const std::int64_t total = split.province + split.city + split.county;
    const std::array<std::pair<int, Fen>, 3> levels{
        std::pair{split.province, parts.province}, {split.city, parts.city}, {split.county, parts.county}};
    for (const auto& [weight, part] : levels) {
      RC_ASSERT(part.value * total > amount * weight - total);
      RC_ASSERT(part.value * total < amount * weight + total);
    }
  }));
}

TEST_CASE("property: of equal parts the province's is the largest, then the city's, by a fen at most") {
  REQUIRE(rc::check([] {
    const int part = *rc::gen::inRange(1, 1001);
    const Fen amount{*rc::gen::inRange<std::int64_t>(0, largest + 1)};
    const SubsidyParts parts = policy::split_subsidy(amount, {part, part, part}, false);
    RC_ASSERT(parts.province >= parts.city);
    RC_ASSERT(parts.city >= parts.county);
    RC_ASSERT(parts.province.value - parts.county.value <= 1);
  }));
}

TEST_CASE(
    "property: where the province manages the county, the city pays nothing and the county a fen's "
    "rounding") {
  REQUIRE(rc::check([] {
    const Fen amount = any_amount();
    const SubsidySplit split = any_split();
    const SubsidyParts managed = policy::split_subsidy(amount, split, true);
    const SubsidyParts own = policy::split_subsidy(amount, split, false);
    RC_ASSERT(managed.city == Fen{});
    RC_ASSERT(std::abs(managed.county.value - own.county.value) <= 1);
  }));
}

TEST_CASE("property: what public money does not bear of a contribution the person pays") {
  REQUIRE(rc::check([] {
    const Fen contribution{*rc::gen::inRange<std::int64_t>(0, largest + 1)};
    const int percent = *rc::gen::inRange(0, 101);
    const Fen borne = policy::public_share(contribution, percent);
    RC_ASSERT(borne >= Fen{});
    RC_ASSERT(borne <= contribution);
    RC_ASSERT(std::abs(borne.value * 100 - contribution.value * percent) <= 50);
  }));
}
