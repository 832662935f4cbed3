// A3: certified by hand, resumed, and a new bank account, close together.
#include "tests/support/run_checks.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

using enum BenefitEventKind;

FactsBuilder chain(Day certified, Day resumed_on, Day changed) {
  FactsBuilder known;
  known.enrolment();
  known.benefit_event(certified_by_hand, certified);
  known.benefit_event(resumed, resumed_on);
  known.benefit_event(account_changed, changed);
  return known;
}

FactsBuilder chain() { return chain(2018y / 2 / 1, 2018y / 2 / 10, 2018y / 3 / 5); }

}  // namespace

TEST_CASE("A3 finds the three steps, accuses nobody and counts no money") {
  FactsBuilder known = chain();
  const Finding finding = the_finding("A3", known.facts);
  CHECK(finding.key.period == "resident_pension:2018-03-05");
  CHECK(finding.sums == Sums{});
  CHECK(value<Day>(finding, "a3.certified", "on") == Day{2018y / 2 / 1});
  CHECK(value<Day>(finding, "a3.resumed", "on") == Day{2018y / 2 / 10});
  CHECK(value<Day>(finding, "a3.account_changed", "on") == Day{2018y / 3 / 5});
  CHECK(value<std::string>(finding, "a3.account_changed", "station") == "西街站");
  CHECK(value<std::string>(finding, "a3.one_operator", "operator") == "operator01");
  CHECK(reasons(finding, "a3.somebody_else_looks").size() == 1);
  CHECK(finding.citations.size() == 3);
  for (const BenefitEvent& event : known.facts.benefit_events) CHECK(cites(finding, event.source));
}

TEST_CASE("A3: another order, or a step that is missing, is no chain") {
  const Day day = 2018y / 2 / 1;
  const auto later = [day](int days) { return day + std::chrono::days{days}; };
  CHECK(run_check("A3", chain(later(2), later(1), later(3)).facts).empty());
  CHECK(run_check("A3", chain(later(1), later(3), later(2)).facts).empty());
  CHECK(run_check("A3", chain(later(3), later(2), later(1)).facts).empty());
  for (std::size_t missing = 0; missing < 3; ++missing) {
    FactsBuilder known = chain();
    known.facts.benefit_events[missing].kind = suspended;
    CHECK(run_check("A3", known.facts).empty());
  }
}

TEST_CASE("A3: ninety days are a chain, ninety-one are not") {
  const Day changed = 2018y / 3 / 31;
  CHECK(run_check("A3", chain(changed - std::chrono::days{90}, 2018y / 3 / 1, changed).facts).size() == 1);
  CHECK(run_check("A3", chain(changed - std::chrono::days{91}, 2018y / 3 / 1, changed).facts).empty());
}

TEST_CASE("A3: steps of two schemes are no chain") {
  FactsBuilder known = chain();
  known.facts.benefit_events[1].scheme = Scheme::employee_pension;
  CHECK(run_check("A3", known.facts).empty());
}

TEST_CASE("A3: one day holds its steps in whatever order the list has them") {
  FactsBuilder known = chain(2018y / 3 / 5, 2018y / 3 / 5, 2018y / 3 / 5);
  CHECK(run_check("A3", known.facts).size() == 1);
  std::swap(known.facts.benefit_events[0].source, known.facts.benefit_events[2].source);
  CHECK(run_check("A3", known.facts).size() == 1);
}

TEST_CASE("A3 names one operator only where all three steps have one") {
  FactsBuilder known = chain();
  known.facts.benefit_events[1].operator_name = "operator02";
  CHECK(reasons(the_finding("A3", known.facts), "a3.one_operator").empty());
  for (BenefitEvent& event : known.facts.benefit_events) event.operator_name = event.station = "";
  const Finding finding = the_finding("A3", known.facts);
  CHECK(reasons(finding, "a3.one_operator").empty());
  CHECK(value<std::string>(finding, "a3.certified", "operator") == "-");
  CHECK(value<std::string>(finding, "a3.certified", "station") == "-");
}

TEST_CASE("A3: a change to an account that was the person's own before is no chain") {
  FactsBuilder known = chain();
  AccountHolder& holder = known.account_of("62289999", 2018y / 1 / 31);
  CHECK(run_check("A3", known.facts).empty());
  holder.opened_on = 2018y / 2 / 1;  // opened on the day of the first step
  CHECK(reasons(the_finding("A3", known.facts), "a3.own_new_account").size() == 1);
  CHECK(cites(the_finding("A3", known.facts), holder.source));
  holder.opened_on = std::nullopt;
  CHECK(run_check("A3", known.facts).size() == 1);
  holder.opened_on = 2018y / 1 / 31;
  holder.account = "62280001";
  CHECK(reasons(the_finding("A3", known.facts), "a3.own_new_account").empty());
  known.facts.benefit_events[2].account = holder.account = "";
  CHECK(run_check("A3", known.facts).size() == 1);
}

TEST_CASE("A3: what a second delivery brings again is one chain; two changes are two") {
  FactsBuilder known = chain();
  for (BenefitEvent event : std::vector<BenefitEvent>(known.facts.benefit_events)) {
    event.source.batch = 9;
    known.facts.benefit_events.push_back(event);
  }
  CHECK(run_check("A3", known.facts).size() == 1);
  known.benefit_event(account_changed, 2018y / 3 / 6);
  CHECK(run_check("A3", known.facts).size() == 2);
}

TEST_CASE("A3: what lies after the day of the run has not happened") {
  CHECK(run_check("A3", chain().facts, 2018y / 3 / 4).empty());
  CHECK(run_check("A3", chain().facts, 2018y / 3 / 5).size() == 1);
}

TEST_CASE("A3 finds the same in any order of rows") {
  FactsBuilder known = chain();
  known.benefit_event(certified_by_hand, 2018y / 2 / 5);
  known.benefit_event(resumed, 2018y / 2 / 20);
  const auto expected = run_check("A3", known.facts);
  REQUIRE(expected.size() == 1);
  CHECK(value<Day>(expected.front(), "a3.certified", "on") == Day{2018y / 2 / 5});
  CHECK(value<Day>(expected.front(), "a3.resumed", "on") == Day{2018y / 2 / 20});
  std::reverse(known.facts.benefit_events.begin(), known.facts.benefit_events.end());
  CHECK(run_check("A3", known.facts) == expected);
}

TEST_CASE("A3: a step that names somebody else is none of this person's") {
  FactsBuilder known = chain();
  known.facts.enrolments.clear();
  known.enrolment();
  CHECK(run_check("A3", known.facts).size() == 1);
  known.facts.benefit_events.front().name = "诸葛孔明";
  CHECK(run_check("A3", known.facts).empty());
}
