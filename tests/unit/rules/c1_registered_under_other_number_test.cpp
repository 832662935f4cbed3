// C1: on the roll, and in a registry of the poor under another number.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const DayInterval since_2016{Day{2016y / 1 / 1}, std::nullopt};

FactsBuilder registered_elsewhere(double probability) {
  FactsBuilder known;
  known.enrolment();
  known.linked_registry_period(citizen(4), since_2016, probability);
  return known;
}

}  // namespace

TEST_CASE("C1 puts the registry's row beside the roll's") {
  const FactsBuilder known = registered_elsewhere(0.93);
  const RegistryPeriod& row = known.facts.linked_registry_periods.front().row;
  const Finding finding = the_finding("C1", known.facts);
  CHECK(finding.key.period == "registry:" + fingerprint(row));
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "c1.registered_under_other_number", "registry") == "registered_poor");
  CHECK(value<std::string>(finding, "c1.registered_under_other_number", "fingerprint") == fingerprint(row));
  CHECK(value<std::int64_t>(finding, "c1.how_sure", "percent") == 93);
  CHECK(value<std::string>(finding, "match.name.exact", "theirs") == row.name);
  CHECK(cites(finding, row.source));
}

TEST_CASE("C1: several stays of one person are one finding") {
  FactsBuilder known = registered_elsewhere(0.93);
  known.linked_registry_period(citizen(4), {Day{2013y / 1 / 1}, Day{2014y / 1 / 1}}, 0.93);
  CHECK(the_finding("C1", known.facts).citations.size() == 3);
}

TEST_CASE("C1 asks nobody about") {
  FactsBuilder known = registered_elsewhere(0.93);
  SECTION("a namesake who is less likely than not") {
    known.facts.linked_registry_periods.front().match.probability = 0.49;
  }
  SECTION("a row that a person has told apart") {
    known.facts.set_aside_records = {fingerprint(known.facts.linked_registry_periods.front().row)};
  }
  SECTION("somebody whom the registry knows under the right number for the same days") {
    known.registry_period(Registry::registered_poor, {Day{2017y / 1 / 1}, std::nullopt});
  }
  SECTION("the dead") { known.death(2018y / 1 / 5); }
  SECTION("somebody who is not on the roll") { known.facts.enrolments.clear(); }
  CHECK(run_check("C1", known.facts).empty());
}

TEST_CASE("C1: another registry, or other days, under the right number leave the question open") {
  FactsBuilder known = registered_elsewhere(0.93);
  known.registry_period(Registry::dibao, since_2016);
  known.registry_period(Registry::registered_poor, {Day{2014y / 1 / 1}, Day{2015y / 12 / 31}});
  CHECK(run_check("C1", known.facts).size() == 1);
}
