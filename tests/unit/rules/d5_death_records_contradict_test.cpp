// D5: death records that cannot all be right, and people older than anybody gets.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("D5 finds two records of one death that lie more than a month apart") {
  FactsBuilder known;
  known.enrolment();
  known.death(2017y / 3 / 1);
  const Day second = GENERATE(Day{2017y / 4 / 1}, Day{2017y / 4 / 2});  // 31 and 32 days later
  known.death(second, DeathSource::civil_affairs);
  if (second == Day{2017y / 4 / 1}) {
    CHECK(run_check("D5", known.facts).empty());
    return;
  }
  const Finding finding = the_finding("D5", known.facts);
  CHECK(finding.key.period == "two_days");
  CHECK(value<std::int64_t>(finding, "d5.two_days", "days") == 32);
  CHECK(value<Day>(finding, "d5.later_day_counts", "death_date") == second);
  CHECK(reasons(finding, "d5.recorded").size() == 2);
  CHECK(finding.sums == Sums{});
}

TEST_CASE("D5: a record of somebody else contradicts nothing") {
  FactsBuilder known;
  known.enrolment();
  known.death(2017y / 3 / 1);
  known.death(2017y / 8 / 1).name = "赵建国";
  CHECK(run_check("D5", known.facts).empty());
}

TEST_CASE("D5 finds days that cannot be, once each, and not those that were set aside") {
  FactsBuilder known;
  known.enrolment();
  known.death(1900y / 1 / 1);
  known.death(1900y / 1 / 1, DeathSource::village);
  known.death(2030y / 1 / 1);
  auto found = run_check("D5", known.facts);
  REQUIRE(found.size() == 2);
  CHECK(found[0].key.period == "1900-01-01");
  CHECK(found[0].citations.size() == 2);
  const auto before_birth = reasons(found[0], "d5.before_birth");
  REQUIRE(before_birth.size() == 2);
  CHECK(reasons(found[1], "d5.in_the_future").size() == 1);
  known.facts.set_aside_records = {fingerprint(known.facts.deaths.back())};
  CHECK(run_check("D5", known.facts).size() == 1);
  // A decision sets aside what the finding names: nothing of it is asked again.
  for (const Reason& reason : before_birth)
    for (const auto& [name, value] : reason.values)
      if (name == "fingerprint") known.facts.set_aside_records.push_back(std::get<std::string>(value));
  CHECK(run_check("D5", known.facts).empty());
}

TEST_CASE("D5: a withdrawn record contradicts nothing, from the day of its withdrawal on") {
  FactsBuilder known;
  known.enrolment();
  SECTION("two days") {
    known.death(2017y / 3 / 1).withdrawn_on = run_day;
    known.death(2017y / 8 / 1);
  }
  SECTION("an impossible day") { known.death(2030y / 1 / 1).withdrawn_on = run_day; }
  SECTION("an impossible day that a later delivery takes back") {
    known.death(1900y / 1 / 1);
    known.death(1900y / 1 / 1).withdrawn_on = run_day;
  }
  CHECK(run_check("D5", known.facts).empty());
  CHECK(run_check("D5", known.facts, run_day - std::chrono::days{1}).size() == 1);
}

TEST_CASE("no check of deaths speaks of a withdrawn record") {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 6, 2018y / 3, yuan(120));
  known.trace(TraceKind::home_visit, 2018y / 3 / 1);
  known.death(2017y / 9 / 1);
  CHECK(run_check("D4", known.facts).size() == 1);
  known.facts.deaths.front().withdrawn_on = 2018y / 4 / 1;
  for (const Finding& finding : run_checks(known.facts)) CHECK(finding.key.check.front() != 'D');
  known.facts.traces.clear();
  for (const Finding& finding : run_checks(known.facts)) CHECK(finding.key.check.front() != 'D');
  CHECK(run_check("D3", known.facts, 2018y / 3 / 31).size() == 1);
}

TEST_CASE("D5: an impossible day under another number is nobody's matter here") {
  FactsBuilder known;
  known.enrolment();
  known.death(2030y / 1 / 1).id = citizen(4);
  CHECK(run_check("D5", known.facts).empty());
}

TEST_CASE("D5 finds recipients of more than 110 years whom nobody has seen for a year") {
  FactsBuilder known{CitizenId::from_body(13022519070409002)};  // 111 years and a day old
  known.enrolment();
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  const Finding finding = the_finding("D5", known.facts);
  CHECK(finding.key.period == "very_old");
  CHECK(value<std::int64_t>(finding, "d5.very_old", "age") == 111);
  SECTION("not when seen in the last twelve months") {
    known.trace(TraceKind::home_visit, 2017y / 4 / 10);
    CHECK(run_check("D5", known.facts).empty());
  }
  SECTION("but when seen before") {
    known.trace(TraceKind::home_visit, 2017y / 4 / 9);
    CHECK(run_check("D5", known.facts).size() == 1);
  }
  SECTION("not when nothing is paid any more") {
    known.facts.payments.clear();
    CHECK(run_check("D5", known.facts).empty());
  }
}

TEST_CASE("D5: somebody of 110 years is not older than anybody gets") {
  FactsBuilder known{CitizenId::from_body(13022519070411002)};  // 111 tomorrow
  known.enrolment();
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  CHECK(run_check("D5", known.facts).empty());
}
