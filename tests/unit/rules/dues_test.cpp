// What government should have paid, as the subsidy ledger sets it beside what was booked (C4).
#include "verify/rules/dues.hpp"

#include "tests/support/facts_builder.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day today = Day{2019y / 2 / 1};

/// On the roll since 2012, not drawing, born in 1980.
FactsBuilder contributor() {
  FactsBuilder known{citizen(2, 1980y / 1 / 1)};
  Enrolment& entry = known.enrolment();
  entry.enrolled_on = Day{2012y / 1 / 1};
  entry.benefit_from = std::nullopt;
  return known;
}

std::vector<SubsidyDue> dues(const SubjectFacts& facts, int year = 2018,
                             const policy::Policy& policy = policy::default_policy()) {
  const Links links;
  const AsOf as_of(today);
  const rules::Subject subject(facts, links, as_of);
  return rules::subsidies_due(subject, year, policy, as_of);
}

}  // namespace

TEST_CASE("a poor contributor's pension contribution is due, at the lowest tier, with what it rests on") {
  FactsBuilder known = contributor();
  known.registry_period(Registry::registered_poor, {Day{2018y / 12 / 31}, std::nullopt});
  const auto found = dues(known.facts);
  REQUIRE(found.size() == 1);
  CHECK(found[0].scheme == Scheme::resident_pension);
  CHECK(found[0].amount == yuan(100));
  CHECK(found[0].county == RegionCode{130225});
  CHECK(found[0].rests_on ==
        std::vector{known.facts.enrolments[0].source, known.facts.registry_periods[0].source});
}

TEST_CASE(
    "nothing is due to who was never poor, draws already, or in a year in which government does not pay") {
  CHECK(dues(contributor().facts).empty());
  FactsBuilder drawing = contributor();
  drawing.facts.enrolments[0].benefit_from = 2018y / 12;
  drawing.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, std::nullopt});
  CHECK(dues(drawing.facts).empty());
  FactsBuilder known = contributor();
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, std::nullopt});
  CHECK(dues(known.facts, 2017).empty());
  CHECK(dues(known.facts, 2018).size() == 1);
}

TEST_CASE("the subsidy to the medical contribution is due once somebody has paid for the year") {
  FactsBuilder known = contributor();
  known.registry_period(Registry::dibao, {Day{2018y / 3 / 1}, Day{2018y / 3 / 1}});
  Contribution& own = known.contribution(2018, yuan(88), Day{2018y / 2 / 1});
  own.scheme = Scheme::resident_medical;
  const auto found = dues(known.facts);
  REQUIRE(found.size() == 2);
  CHECK(found[1].scheme == Scheme::resident_medical);
  CHECK(found[1].amount == yuan(132));  // 60 % of 220
}
