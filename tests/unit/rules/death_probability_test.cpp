#include "verify/rules/death_probability.hpp"

#include "tests/support/run_checks.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace benefit::rules;
using namespace std::chrono_literals;

namespace {

/// Health: 1 of 100 records wrong, knows 90 of 100 of what others know, within 30 days. Village: 1 of 10
/// wrong.
const std::array histories = {DeathSourceHistory{.source = DeathSource::health,
                                                 .records = 9'950,
                                                 .withdrawn = 99,
                                                 .known_to_others = 100,
                                                 .known_here_too = 90,
                                                 .days_to_record = 30},
                              DeathSourceHistory{.source = DeathSource::village,
                                                 .records = 950,
                                                 .withdrawn = 99,
                                                 .known_to_others = 29,
                                                 .known_here_too = 3,
                                                 .days_to_record = 10}};

double probability(const SubjectFacts& facts, const DeathSources& sources, Day as_of = run_day) {
  const AsOf day(as_of);
  const Links links = match::link_deaths(facts, day);
  return probability_of_death(Subject(facts, links, day), sources, day);
}

FactsBuilder dead(DeathSource source, Day on = 2018y / 1 / 5) {
  FactsBuilder known;
  known.enrolment();
  known.death(on, source);
  return known;
}

}  // namespace

TEST_CASE("figures of a source: withdrawals, what others know, days to record") {
  const DeathSources sources(histories);
  CHECK(sources.error_rate(DeathSource::health) == Approx(0.01));  // 99.5 of 10,000, to two digits
  CHECK(sources.error_rate(DeathSource::village) == Approx(0.1));
  CHECK(sources.error_rate(DeathSource::police) == Approx(0.01));  // nothing was counted
  CHECK(sources.completeness(DeathSource::health) == Approx(0.9));
  CHECK(sources.completeness(DeathSource::village) == 0);  // too few are known to others
  CHECK(sources.time_to_record(DeathSource::health) == std::chrono::days{30});
  CHECK(sources.time_to_record(DeathSource::police) == std::chrono::days{90});
  CHECK(sources.hash() != DeathSources().hash());
}

TEST_CASE("one record is as right as its source's records are") {
  CHECK(probability(dead(DeathSource::health).facts, DeathSources()) == Approx(0.99));
  const DeathSources sources(histories);
  CHECK(probability(dead(DeathSource::health).facts, sources) == Approx(0.99));
}

TEST_CASE("a source that is silent though its time is over speaks against the record") {
  const DeathSources sources(histories);
  const FactsBuilder known = dead(DeathSource::village);
  // odds 9, and nine in ten of those deaths would be known to the health authority by now
  CHECK(probability(known.facts, sources) == Approx(0.9 / 1.9));
  CHECK(probability(known.facts, sources, 2018y / 2 / 4) == Approx(0.9));  // thirty days: it may still come
  CHECK(probability(known.facts, sources, 2018y / 2 / 5) == Approx(0.9 / 1.9));
}

TEST_CASE("another source counts half, and no source twice") {
  const DeathSources sources(histories);
  FactsBuilder known = dead(DeathSource::health);
  known.death(2018y / 1 / 5, DeathSource::village);
  CHECK(probability(known.facts, sources) == Approx(99 * 3 / (1 + 99.0 * 3)));
  known.death(2018y / 1 / 6, DeathSource::village);
  CHECK(probability(known.facts, sources) == Approx(99 * 3 / (1 + 99.0 * 3)));
}

TEST_CASE("later signs of life count by strength, each kind once, and earlier ones not at all") {
  FactsBuilder known = dead(DeathSource::health);
  known.trace(TraceKind::travel, 2018y / 1 / 5);
  CHECK(probability(known.facts, DeathSources()) == Approx(0.99));
  known.trace(TraceKind::card_payment_in_person, 2018y / 2 / 1);
  known.trace(TraceKind::card_payment_in_person, 2018y / 3 / 1);
  CHECK(probability(known.facts, DeathSources()) == Approx(99 / 5.0 / (1 + 99 / 5.0)));
  known.trace(TraceKind::phone_contact, 2018y / 2 / 2);
  CHECK(probability(known.facts, DeathSources()) == Approx(99 * 2 / 15.0 / (1 + 99 * 2 / 15.0)));
  known.trace(TraceKind::travel, 2018y / 5 / 1);  // after the run
  const AsOf as_of(run_day);
  const Links links = match::link_deaths(known.facts, as_of);
  const auto signs = later_signs_of_life(Subject(known.facts, links, as_of), as_of);
  REQUIRE(signs.size() == 2);
  CHECK(signs[0]->seen_on == Day{2018y / 3 / 1});
  CHECK(signs[1]->kind == TraceKind::phone_contact);
}

TEST_CASE("a strong trace leaves one in a thousand of the odds") {
  FactsBuilder known = dead(DeathSource::health);
  known.trace(TraceKind::home_visit, 2018y / 3 / 1);
  CHECK(probability(known.facts, DeathSources()) == Approx(0.099 / 1.099));
}
