// Q4: months of benefit that were not paid, paid late or too small, and months before the benefit began.
// The basic pension of the policy is 70.00 yuan to 2017-12 and 88.00 from 2018-01 on.
#include "tests/support/run_checks.hpp"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// On the roll; drawing 120 a month from 2017-06 to 2018-03. A run on 2018-04-10 looks at months to 2018-01.
FactsBuilder recipient() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 6, 2018y / 3, yuan(120));
  return known;
}

void take_out(FactsBuilder& known, Month month) {
  std::erase_if(known.facts.payments, [month](const Payment& payment) { return payment.month == month; });
}

}  // namespace

TEST_CASE("Q4: who is paid month by month is owed nothing") {
  CHECK(run_check("Q4", recipient().facts).empty());
}

TEST_CASE("Q4 finds months that were not paid, and the least that each comes to") {
  FactsBuilder known = recipient();
  take_out(known, 2017y / 9);
  take_out(known, 2017y / 12);
  take_out(known, 2018y / 1);
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(finding.key.period == "resident_pension");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(70 + 70 + 88)});
  CHECK(value<std::int64_t>(finding, "q4.months_not_paid", "months") == 3);
  CHECK(value<Month>(finding, "q4.months_not_paid", "first_month") == 2017y / 9);
  CHECK(value<Month>(finding, "q4.months_not_paid", "last_month") == 2018y / 1);
  CHECK(value<Fen>(finding, "q4.months_not_paid", "amount") == yuan(228));
  CHECK(value<Fen>(finding, "q4.pay_what_is_due", "owed") == yuan(228));
  CHECK(reasons(finding, "q4.months_of_unknown_amount").empty());
  CHECK(finding.citations.size() == 1);
  CHECK(cites(finding, known.facts.enrolments.front().source));
}

TEST_CASE("Q4: lists come with a delay, so the last three months are not looked at") {
  FactsBuilder known = recipient();
  take_out(known, 2018y / 2);
  take_out(known, 2018y / 3);
  CHECK(run_check("Q4", known.facts, 2018y / 4 / 30).empty());
  CHECK(the_finding("Q4", known.facts, 2018y / 5 / 1).sums.owed == yuan(88));
}

TEST_CASE("Q4: a month of which the county's list has not come was not delivered, not left unpaid") {
  FactsBuilder known = recipient();
  take_out(known, 2017y / 9);
  take_out(known, 2017y / 12);
  std::vector<ListedMonth> lists;
  for (Month month = 2017y / 6; month <= 2018y / 3; month += std::chrono::months{1})
    lists.push_back({Scheme::resident_pension, {130225}, month, 100});
  ListedMonth& december = lists.at(6);
  REQUIRE(december.month == 2017y / 12);
  const auto owed = [&] {
    const rules::ListedMonths listed(lists, {});
    const policy::Policy policy = test_policy();
    const AsOf as_of(run_day);
    Fen sum;
    for (const Finding& finding : rules::run_checks(known.facts, match::link_deaths(known.facts, as_of),
                                                    {as_of, policy, rules::checks(), &listed}))
      if (finding.key.check == "Q4") sum += finding.sums.owed;
    return sum;
  };
  CHECK(owed() == yuan(140));  // every list has come

  SECTION("not delivered") {
    december.rows = 0;
    CHECK(owed() == yuan(70));
  }
  SECTION("back pay for a few others is no list") {
    december.rows = 24;
    CHECK(owed() == yuan(70));
    december.rows = 25;
    CHECK(owed() == yuan(140));
  }
  SECTION("another county's list, or another scheme's, is none") {
    december.county = {130283};
    CHECK(owed() == yuan(70));
    december.county = {130225};
    december.scheme = Scheme::employee_pension;
    CHECK(owed() == yuan(70));
  }
  SECTION("whoever moved may be on the list of either county") {
    Enrolment& before = known.enrolment();
    before.region.county = {130283};
    before.enrolled_on = 2009y / 1 / 1;
    before.benefit_to = 2017y / 12;
    CHECK(owed() == Fen{});
    before.benefit_to = 2017y / 11;
    CHECK(owed() == yuan(70));  // December was due in the one county only
  }
  SECTION("what was paid too little is not looked up in the lists") {
    december.rows = 0;
    lists.at(1).rows = 0;
    known.facts.payments.at(1).amount = yuan(60);
    CHECK(owed() == yuan(80));
  }
}

TEST_CASE("Q4: before the first payment there may be no list") {
  FactsBuilder known = recipient();
  take_out(known, 2017y / 6);
  CHECK(run_check("Q4", known.facts).empty());
}

TEST_CASE("Q4: who was never paid is looked for in the first year of the benefit") {
  FactsBuilder known;
  known.enrolment().benefit_from = 2017y / 4;
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(value<Month>(finding, "q4.months_not_paid", "first_month") == 2017y / 4);
  CHECK(value<Month>(finding, "q4.months_not_paid", "last_month") == 2018y / 1);
  CHECK(finding.sums.owed == yuan(9 * 70 + 88));
  // Whoever has drawn it for longer is on lists that nobody gave us.
  known.facts.enrolments.front().benefit_from = 2017y / 3;
  CHECK(run_check("Q4", known.facts).empty());
}

TEST_CASE("Q4 looks at nobody who is not a recipient yet, or not any more") {
  FactsBuilder known = recipient();
  take_out(known, 2018y / 1);
  Enrolment& entry = known.facts.enrolments.front();
  SECTION("not yet") { entry.benefit_from = std::nullopt; }
  SECTION("from the month after") { entry.benefit_from = 2018y / 2; }
  SECTION("to the month before") { entry.benefit_to = 2017y / 12; }
  SECTION("not on the roll") { known.facts.enrolments.clear(); }
  for (const Finding& finding : run_check("Q4", known.facts)) CHECK(finding.sums.owed == Fen{});
}

TEST_CASE("Q4: of the employee pension the amount is not known, and none is told") {
  FactsBuilder known;
  known.enrolment(Scheme::employee_pension);
  known.payments(2017y / 10, 2017y / 11, yuan(900), Scheme::employee_pension);
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(finding.key.period == "employee_pension");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::int64_t>(finding, "q4.months_of_unknown_amount", "months") == 2);
  CHECK(reasons(finding, "q4.months_not_paid").empty());
  CHECK(reasons(finding, "q4.pay_what_is_due").empty());
}

TEST_CASE("Q4 finds months that are a fen short, all payments of the month taken together") {
  FactsBuilder known;
  known.enrolment();
  known.payment(2017y / 12, yuan(70));
  known.payment(2018y / 1, Fen{8799});
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(finding.sums.owed == Fen{1});
  CHECK(value<std::int64_t>(finding, "q4.too_little", "months") == 1);
  CHECK(value<Month>(finding, "q4.too_little", "first_month") == 2018y / 1);
  CHECK(cites(finding, known.facts.payments.back().source));
  CHECK(finding.citations.size() == 2);
  known.payment(2018y / 1, Fen{1});
  CHECK(run_check("Q4", known.facts).empty());
}

TEST_CASE("Q4 follows the county's own basic pension and term") {
  policy::Policy own = test_policy();
  own.basic_pension.push_back({{2017y / 12 / 1, std::nullopt}, yuan(121), "own rate", RegionCode{130225}});
  const Finding finding = the_finding("Q4", recipient().facts, run_day, own);
  CHECK(finding.sums.owed == yuan(2));  // 2017-12 and 2018-01
  own.basic_pension.clear();
  own.late_payment_days.clear();
  FactsBuilder known = recipient();
  take_out(known, 2018y / 1);
  known.facts.payments.front().paid_on = 2018y / 3 / 1;
  const Finding unpriced = the_finding("Q4", known.facts, run_day, own);
  CHECK(unpriced.sums == Sums{});
  CHECK(reasons(unpriced, "q4.months_of_unknown_amount").size() == 1);
  CHECK(reasons(unpriced, "q4.paid_late").empty());
}

TEST_CASE("Q4: a payment is late on the 32nd day after its month, when nothing came before") {
  FactsBuilder known = recipient();
  Payment& january = known.facts.payments[7];
  REQUIRE(january.month == 2018y / 1);
  january.paid_on = 2018y / 3 / 3;  // 31 days after the last of January
  CHECK(run_check("Q4", known.facts).empty());
  january.paid_on = 2018y / 3 / 4;
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(value<std::int64_t>(finding, "q4.paid_late", "months") == 1);
  CHECK(value<Month>(finding, "q4.paid_late", "first_month") == 2018y / 1);
  CHECK(finding.sums == Sums{});
  CHECK(cites(finding, january.source));

  SECTION("a supplement makes nothing late") {
    known.payment(2018y / 1, yuan(100));
    CHECK(run_check("Q4", known.facts).empty());
  }
  SECTION("nobody is late who waited for the formalities") {
    known.facts.enrolments.front().formalities_on = 2018y / 2 / 1;
    CHECK(run_check("Q4", known.facts).empty());
  }
}

TEST_CASE("Q4: a recorded death ends what is looked for, whether it stands or not") {
  FactsBuilder known = recipient();
  take_out(known, 2017y / 12);
  take_out(known, 2018y / 1);
  known.death(2017y / 12 / 31);
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70));  // the month of death is due
  known.facts.deaths.front().death_date = 2017y / 11 / 30;
  CHECK(run_check("Q4", known.facts).empty());
  known.facts.deaths.front().withdrawn_on = run_day;
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70 + 88));
}

TEST_CASE("Q4: a death found by likeness ends it too, unless the person was seen after") {
  FactsBuilder known = recipient();
  take_out(known, 2018y / 1);
  known.linked_death(2017y / 11 / 30, 0.5);
  CHECK(run_check("Q4", known.facts).empty());
  known.trace(TraceKind::home_visit, 2017y / 11 / 30);
  CHECK(run_check("Q4", known.facts).empty());
  known.facts.traces.front().seen_on = 2017y / 12 / 1;
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(88));
}

TEST_CASE("Q4: months of a suspension that goes on are settled when it ends") {
  FactsBuilder known = recipient();
  for (const Month month : {2017y / 10, 2017y / 11, 2017y / 12, 2018y / 1}) take_out(known, month);
  known.benefit_event(BenefitEventKind::suspended, 2017y / 11 / 30);
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70));  // October

  SECTION("another scheme's suspension is not this one's") {
    known.facts.benefit_events.front().scheme = Scheme::employee_pension;
    CHECK(the_finding("Q4", known.facts).sums.owed == yuan(3 * 70 + 88));
  }
  SECTION("resumed: the months between are owed") {
    known.benefit_event(BenefitEventKind::resumed, 2018y / 1 / 31);
    CHECK(the_finding("Q4", known.facts).sums.owed == yuan(3 * 70 + 88));
  }
  SECTION("resumed so lately that back pay is on no list yet") {
    known.benefit_event(BenefitEventKind::resumed, 2018y / 2 / 1);
    CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70));
  }
  SECTION("in whatever order the events stand") {
    known.benefit_event(BenefitEventKind::resumed, 2017y / 7 / 15);
    known.benefit_event(BenefitEventKind::suspended, 2017y / 7 / 10);
    CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70));
    std::reverse(known.facts.benefit_events.begin(), known.facts.benefit_events.end());
    CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70));
  }
}

TEST_CASE("Q4 finds months that back pay for a false death did not promise, when their lists come") {
  FactsBuilder known = recipient();
  take_out(known, 2018y / 2);
  take_out(known, 2018y / 3);
  known.death(2018y / 1 / 5);
  const Day later = 2018y / 7 / 2;
  std::vector<ListedMonth> lists;
  for (Month month = 2017y / 6; month <= 2018y / 3; month += std::chrono::months{1})
    lists.push_back({Scheme::resident_pension, {130225}, month, 100});
  const auto owed = [&](std::string_view check) {
    const rules::ListedMonths listed(lists, {});
    const policy::Policy policy = test_policy();
    const AsOf as_of(later);
    Fen sum;
    for (const Finding& finding : rules::run_checks(known.facts, match::link_deaths(known.facts, as_of),
                                                    {as_of, policy, rules::checks(), &listed}))
      if (finding.key.check == check) sum += finding.sums.owed;
    return sum;
  };
  // Seen alive, the record not set aside yet: D4 looks.
  known.trace(TraceKind::counter_visit, 2018y / 4 / 3);
  CHECK(owed("D4") == yuan(2 * 120));
  CHECK(owed("Q4") == Fen{});
  // Repaired: the record no longer counts, and Q4 looks.
  known.facts.deaths.clear();
  CHECK(owed("D4") == Fen{});
  CHECK(owed("Q4") == yuan(2 * 88));
  lists.push_back({Scheme::resident_pension, {130225}, 2018y / 4, 100});
  CHECK(owed("Q4") == yuan(3 * 88));
}

TEST_CASE(
    "Q4 looks after a death that stands when an officer has lifted the suspension since, seeing the person") {
  FactsBuilder known = recipient();
  take_out(known, 2018y / 2);
  take_out(known, 2018y / 3);
  known.death(2018y / 1 / 5);
  const AsOf as_of(2018y / 6 / 2);
  const policy::Policy policy = test_policy();
  std::map<CitizenId, Day> lifted_on;
  const auto owed = [&] {
    Fen sum;
    for (const Finding& finding : rules::run_checks(
             known.facts, match::link_deaths(known.facts, as_of),
             {.as_of = as_of, .policy = policy, .checks = rules::checks(), .lifted_on = &lifted_on}))
      if (finding.key.check == "Q4") sum += finding.sums.owed;
    return sum;
  };
  CHECK(owed() == Fen{});
  lifted_on[known.facts.id] = 2018y / 4 / 3;
  CHECK(owed() == yuan(2 * 88));
  SECTION("a death after that ends it as any other") {
    known.death(2018y / 4 / 3, DeathSource::police);
    CHECK(owed() == yuan(2 * 88));
    known.death(2018y / 2 / 5, DeathSource::village);
    lifted_on[known.facts.id] = 2018y / 2 / 5;
    CHECK(owed() == yuan(88));
  }
  SECTION("D4 owes it where a trace speaks against the record, and nobody twice") {
    known.trace(TraceKind::counter_visit, 2018y / 4 / 3);
    CHECK(owed() == Fen{});
  }
}

TEST_CASE("Q4: back pay for a suspension is not late") {
  FactsBuilder known = recipient();
  known.benefit_event(BenefitEventKind::suspended, 2017y / 9 / 1);
  known.benefit_event(BenefitEventKind::resumed, 2017y / 12 / 1);
  for (Payment& payment : known.facts.payments)
    if (payment.month >= 2017y / 9 && payment.month <= 2017y / 11) payment.paid_on = 2017y / 12 / 20;
  CHECK(run_check("Q4", known.facts).empty());
}

TEST_CASE("Q4: months in prison or missing are not looked for, months abroad are") {
  FactsBuilder known = recipient();
  take_out(known, 2018y / 1);
  Absence& absence = known.absence(AbsenceKind::prison, {2018y / 1 / 31, std::nullopt});
  CHECK(run_check("Q4", known.facts).empty());
  absence.period = {2017y / 1 / 1, Day{2018y / 1 / 1}};
  CHECK(run_check("Q4", known.facts).empty());
  absence.period.to = 2017y / 12 / 31;
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(88));
  absence.kind = AbsenceKind::settled_abroad;
  absence.period.to.reset();
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(88));
}

TEST_CASE("Q4 finds months before the benefit began, by every entry of the roll") {
  FactsBuilder known = recipient();
  known.facts.enrolments.front().benefit_from = 2017y / 8;
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(finding.sums == Sums{yuan(240), Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "q4.before_it_began", "months") == 2);
  CHECK(value<Month>(finding, "q4.before_it_began", "benefit_from") == 2017y / 8);
  CHECK(value<Fen>(finding, "q4.before_it_began", "amount") == yuan(240));
  CHECK(finding.citations.size() == 3);

  SECTION("who moved drew in the county before") {
    Enrolment& before = known.enrolment();
    before.region.county = {130283};
    before.enrolled_on = 2009y / 1 / 1;
    before.benefit_from = 2017y / 6;
    before.benefit_to = 2017y / 7;
    CHECK(run_check("Q4", known.facts).empty());
  }
  SECTION("the other scheme's entry does not count") {
    known.enrolment(Scheme::employee_pension).benefit_from = 2010y / 1;
    for (const Finding& found : run_check("Q4", known.facts))
      if (found.key.period == "resident_pension") CHECK(found.sums.lost == yuan(240));
  }
}

TEST_CASE("Q4 finds the same in any order of rows") {
  FactsBuilder known = recipient();
  take_out(known, 2017y / 9);
  known.payment(2017y / 6, yuan(10));
  known.facts.payments.front().paid_on = 2018y / 3 / 1;
  known.facts.payments.back().paid_on = 2018y / 3 / 2;
  known.facts.payments[4].amount = yuan(60);
  const auto expected = run_check("Q4", known.facts);
  REQUIRE(expected.size() == 1);
  std::reverse(known.facts.payments.begin(), known.facts.payments.end());
  CHECK(run_check("Q4", known.facts) == expected);
}

TEST_CASE("Q4: a month in which the person drew what excludes this benefit is not owed") {
  FactsBuilder known = recipient();
  take_out(known, 2017y / 9);
  take_out(known, 2017y / 12);
  known.payment(2017y / 12, yuan(1500), Scheme::unemployment);
  CHECK(the_finding("Q4", known.facts).sums.owed == yuan(70));
  known.payment(2017y / 9, yuan(1500), Scheme::employee_pension);
  CHECK(run_check("Q4", known.facts).empty());
  policy::Policy together = test_policy();
  together.exclusive_schemes.clear();
  CHECK(the_finding("Q4", known.facts, run_day, together).sums.owed == yuan(140));
}

TEST_CASE("Q4: where the roll does not say since when, nothing is due before the person joined") {
  FactsBuilder known = recipient();
  Enrolment& entry = known.facts.enrolments.front();
  entry.benefit_from = std::nullopt;
  const Month first = known.facts.payments.front().month;
  entry.enrolled_on = last_day(first);
  CHECK(run_check("Q4", known.facts).empty());
  entry.enrolled_on = first_day(first + std::chrono::months{1});
  const Finding finding = the_finding("Q4", known.facts);
  CHECK(finding.sums == Sums{yuan(120), Fen{}, Fen{}});
  CHECK(value<Day>(finding, "q4.before_enrolment", "enrolled_on") == *entry.enrolled_on);
  CHECK(reasons(finding, "q4.before_it_began").empty());
  entry.enrolled_on = std::nullopt;
  CHECK(run_check("Q4", known.facts).empty());
}
