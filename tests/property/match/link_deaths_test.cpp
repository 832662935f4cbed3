#include "verify/match/link_deaths.hpp"

#include "tests/support/arbitrary_facts.hpp"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day as_of = 2018y / 4 / 10;

std::vector<std::pair<Source, LinkUse>> uses(const SubjectFacts& facts) {
  std::vector<std::pair<Source, LinkUse>> result;
  for (const DeathLink& link : match::link_deaths(facts, AsOf(as_of)).deaths)
    result.emplace_back(link.record.source, link.use);
  return result;
}

}  // namespace

TEST_CASE("property: the order of rows changes no link") {
  REQUIRE(rc::check([] {
    const SubjectFacts facts = any_subject().facts;
    RC_ASSERT(uses(facts) == uses(shuffled(facts)));
  }));
}

TEST_CASE("property: a record set aside never comes back, and sets no other aside") {
  REQUIRE(rc::check([] {
    FactsBuilder known = any_subject();
    known.death(any_day_near_2017(), DeathSource::village).name = "王秀英";
    const auto before = uses(known.facts);
    const std::string gone = fingerprint(known.facts.deaths.back());
    known.facts.set_aside_records = {gone};
    for (const DeathLink& link : match::link_deaths(known.facts, AsOf(as_of)).deaths) {
      const auto earlier = std::find_if(before.begin(), before.end(),
                                        [&](const auto& use) { return use.first == link.record.source; });
      RC_ASSERT(earlier != before.end());
      RC_ASSERT(link.use == (link.fingerprint == gone ? LinkUse::set_aside : earlier->second));
    }
  }));
}
