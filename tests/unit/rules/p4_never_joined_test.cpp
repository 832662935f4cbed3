// P4: registered poor of 60 or more who are in no scheme.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Sixty on the very day of the run, registered as poor since 2016.
FactsBuilder poor() {
  FactsBuilder known{CitizenId::from_body(13022519580410002)};
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, std::nullopt});
  return known;
}

void perhaps_on_roll(FactsBuilder& known, double probability) {
  FactsBuilder other{citizen(4)};
  known.facts.linked_enrolments.push_back({other.enrolment(), FactsBuilder::evidence(probability)});
}

}  // namespace

TEST_CASE("P4 invites a registered poor person of sixty who is in no scheme") {
  const FactsBuilder known = poor();
  const Finding finding = the_finding("P4", known.facts);
  CHECK(finding.key.period == "registered_poor");
  CHECK(finding.name == "王秀英");
  CHECK(finding.region.county == RegionCode{130225});
  CHECK(finding.sums == Sums{});
  CHECK(value<std::int64_t>(finding, "p4.registered_poor", "age") == 60);
  CHECK(reasons(finding, "p4.not_on_roll").size() == 1);
  CHECK(reasons(finding, "p4.invite").size() == 1);
  CHECK(cites(finding, known.facts.registry_periods.front().source));
}

TEST_CASE("P4 invites nobody") {
  FactsBuilder known = poor();
  SECTION("who is not yet sixty") {
    CHECK(run_check("P4", known.facts, 2018y / 4 / 9).empty());
    return;
  }
  SECTION("who is on the roll") { known.enrolment(); }
  SECTION("who draws a benefit") { known.payment(2018y / 3, yuan(120)); }
  SECTION("who has left the registry") { known.facts.registry_periods.front().period.to = 2018y / 4 / 9; }
  SECTION("who is in another registry only") {
    known.facts.registry_periods.front().registry = Registry::dibao;
  }
  SECTION("who has died") { known.death(2018y / 1 / 5); }
  SECTION("who is on the roll under another number") { perhaps_on_roll(known, 0.96); }
  CHECK(run_check("P4", known.facts).empty());
}

TEST_CASE("P4 shows an entry of the roll that may be the same person's") {
  FactsBuilder known = poor();
  perhaps_on_roll(known, 0.5);
  const Finding finding = the_finding("P4", known.facts);
  CHECK(reasons(finding, "p4.not_on_roll").empty());
  CHECK(value<std::int64_t>(finding, "p4.perhaps_on_roll", "percent") == 50);
  CHECK(reasons(finding, "match.name.exact").size() == 1);
}

TEST_CASE("P4: an unlikely entry of the roll is not mentioned") {
  FactsBuilder known = poor();
  perhaps_on_roll(known, 0.1);
  CHECK(reasons(the_finding("P4", known.facts), "p4.not_on_roll").size() == 1);
}
