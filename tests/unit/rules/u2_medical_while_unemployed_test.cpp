// U2: medical insurance of somebody who draws unemployment benefit.
#include "tests/support/run_checks.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// 1,200 yuan a month from 2018-01 to 2018-03.
FactsBuilder unemployed() {
  FactsBuilder known;
  known.payments(2018y / 1, 2018y / 3, yuan(1200), Scheme::unemployment);
  return known;
}

Contribution& paid(FactsBuilder& known, Fen amount, Day on = 2018y / 2 / 5) {
  return known.contribution_of(Scheme::resident_medical, 2018, amount, on);
}

GovernmentContribution& subsidised(FactsBuilder& known, Fen amount) {
  GovernmentContribution& row = known.subsidy(2018, amount, 2018y / 3 / 20);
  row.scheme = Scheme::resident_medical;
  row.basis = SubsidyBasis::unemployment;
  return row;
}

Contribution& fund_paid(FactsBuilder& known, Month month) {
  Contribution& row = known.contribution_of(Scheme::employee_medical, static_cast<int>(month.year()),
                                            Fen{31250}, last_day(month), Payer::unemployment_fund);
  row.month = month;
  return row;
}

}  // namespace

TEST_CASE("U2: a subsidy of what was paid, or the fund's contribution alone, is as it should be") {
  FactsBuilder known = unemployed();
  SECTION("what was paid, to the fen") {
    paid(known, yuan(220));
    subsidised(known, yuan(220));
  }
  SECTION("the fund pays") { fund_paid(known, 2018y / 2); }
  SECTION("the fund pays, and the person paid something of his own") {
    fund_paid(known, 2018y / 2);
    paid(known, yuan(220));
  }
  SECTION("nothing was paid by anybody") {}
  CHECK(run_check("U2", known.facts).empty());
}

TEST_CASE("U2 finds a subsidy beyond what was paid, from one fen on") {
  FactsBuilder known = unemployed();
  paid(known, yuan(220));
  subsidised(known, Fen{22001});
  const Finding finding = the_finding("U2", known.facts);
  CHECK(finding.key.period == "2018");
  CHECK(finding.sums == Sums{Fen{1}, Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "u2.drew_benefit", "months") == 3);
  CHECK(value<Fen>(finding, "u2.beyond_what_was_paid", "amount") == Fen{22001});
  CHECK(value<Fen>(finding, "u2.beyond_what_was_paid", "paid") == yuan(220));
  CHECK(value<Fen>(finding, "u2.beyond_what_was_paid", "beyond") == Fen{1});
  CHECK(finding.citations.size() == 5);
}

TEST_CASE("U2: a subsidy to somebody who never drew the benefit is lost, whatever was paid") {
  FactsBuilder known;
  subsidised(known, yuan(220));
  if (GENERATE(false, true)) paid(known, yuan(220));
  const Finding finding = the_finding("U2", known.facts);
  CHECK(finding.sums.lost == yuan(220));
  CHECK(reasons(finding, "u2.drew_benefit").empty());
  CHECK(value<Fen>(finding, "u2.never_drew", "amount") == yuan(220));
}

TEST_CASE("U2 finds a subsidy beside the fund's contribution") {
  FactsBuilder known = unemployed();
  fund_paid(known, 2018y / 2);
  fund_paid(known, 2018y / 3);
  fund_paid(known, 2018y / 4);  // the benefit had ended
  paid(known, yuan(220));
  subsidised(known, yuan(220));
  const Finding finding = the_finding("U2", known.facts);
  CHECK(finding.sums == Sums{yuan(220), Fen{}, Fen{}});
  CHECK(value<Fen>(finding, "u2.both_at_once", "paid") == Fen{62500});
  CHECK(value<Fen>(finding, "u2.both_at_once", "amount") == yuan(220));
  CHECK(finding.citations.size() == 3 + 1 + 1 + 2);
}

TEST_CASE("U2: the fund's contribution for a month without benefit is another time") {
  FactsBuilder known = unemployed();
  fund_paid(known, 2018y / 4);
  paid(known, yuan(220));
  subsidised(known, yuan(220));
  CHECK(run_check("U2", known.facts).empty());
}

TEST_CASE("U2 finds what is owed: no subsidy, or one that is too small by a fen") {
  FactsBuilder known = unemployed();
  paid(known, yuan(220));
  const Finding none = the_finding("U2", known.facts);
  CHECK(none.sums == Sums{Fen{}, Fen{}, yuan(220)});
  CHECK(value<Fen>(none, "u2.not_given", "owed") == yuan(220));
  CHECK(none.citations.size() == 4);

  subsidised(known, Fen{21999});
  const Finding little = the_finding("U2", known.facts);
  CHECK(little.sums == Sums{Fen{}, Fen{}, Fen{1}});
  CHECK(value<Fen>(little, "u2.less_than_was_paid", "owed") == Fen{1});
  CHECK(value<Fen>(little, "u2.less_than_was_paid", "amount") == Fen{21999});
  CHECK(value<Fen>(little, "u2.less_than_was_paid", "paid") == yuan(220));
  CHECK(reasons(little, "u2.not_given").empty());
}

TEST_CASE("U2: what was paid before the benefit began, or after it ended, is not owed") {
  FactsBuilder known = unemployed();
  const Day first = 2018y / 1 / 1, end = 2018y / 3 / 31;
  const auto [day, owed] = GENERATE_COPY(table<Day, bool>({{first, true},
                                                           {first - std::chrono::days{1}, false},
                                                           {end, true},
                                                           {end + std::chrono::days{1}, false}}));
  paid(known, yuan(220), day);
  CHECK(run_check("U2", known.facts).size() == (owed ? 1U : 0U));
}

TEST_CASE("U2: a year that was paid for in the autumn before it, while the benefit was drawn, is owed") {
  FactsBuilder known = unemployed();
  known.payment(2017y / 11, yuan(1200), Scheme::unemployment);
  paid(known, yuan(220), 2017y / 11 / 20);
  CHECK(run_check("U2", known.facts).empty());  // the notice was not in force then
  for (Payment& payment : known.facts.payments) payment.month += std::chrono::years{1};
  known.facts.contributions.front().year = 2019;
  known.facts.contributions.front().paid_on = 2018y / 11 / 20;
  const Finding finding = the_finding("U2", known.facts, 2019y / 4 / 10);
  CHECK(finding.key.period == "2019");
  CHECK(finding.sums.owed == yuan(220));
}

TEST_CASE("U2: subsidies of poverty and of other schemes are not its matter") {
  FactsBuilder known;
  SECTION("poverty") { subsidised(known, yuan(220)).basis = SubsidyBasis::poverty; }
  SECTION("pension") { subsidised(known, yuan(220)).scheme = Scheme::resident_pension; }
  CHECK(run_check("U2", known.facts).empty());
}

TEST_CASE("U2 holds where the policy says, and from the day on that it says") {
  FactsBuilder known = unemployed();
  paid(known, yuan(220), 2018y / 2 / 28);
  policy::Policy own = test_policy();
  std::erase_if(own.provisions, [](const auto& row) { return row.value == "U2"; });
  CHECK(run_check("U2", known.facts, run_day, own).empty());
  own.provisions.push_back({{2018y / 3 / 1, std::nullopt}, "U2", "own plan", RegionCode{130200}});
  CHECK(run_check("U2", known.facts, run_day, own).empty());
  known.facts.contributions.front().paid_on = 2018y / 3 / 1;
  CHECK(the_finding("U2", known.facts, run_day, own).sums.owed == yuan(220));
  for (Payment& payment : known.facts.payments) payment.county = {130102};  // another city
  CHECK(run_check("U2", known.facts, run_day, own).empty());
}

TEST_CASE("U2 finds the same in any order of rows") {
  FactsBuilder known = unemployed();
  paid(known, yuan(100), 2018y / 1 / 10);
  paid(known, yuan(120));
  subsidised(known, yuan(150));
  subsidised(known, yuan(150));
  const auto expected = run_check("U2", known.facts);
  REQUIRE(expected.size() == 1);
  CHECK(expected.front().sums.lost == yuan(80));
  std::reverse(known.facts.payments.begin(), known.facts.payments.end());
  std::reverse(known.facts.contributions.begin(), known.facts.contributions.end());
  std::reverse(known.facts.subsidies.begin(), known.facts.subsidies.end());
  CHECK(run_check("U2", known.facts) == expected);
}

TEST_CASE("U2: that nobody drew the benefit is said where lists of those who draw it have come") {
  FactsBuilder known;
  paid(known, yuan(220));
  subsidised(known, yuan(220));
  const AsOf day(run_day);
  const policy::Policy policy = test_policy();
  const auto found_with = [&](std::vector<ListedMonth> lists) {
    const rules::ListedMonths listed(lists, {});
    auto found = rules::run_checks(
        known.facts, {}, {.as_of = day, .policy = policy, .checks = rules::checks(), .listed = &listed});
    return std::ranges::count(found, "U2", [](const Finding& one) { return one.key.check; });
  };
  CHECK(found_with({}) == 0);
  CHECK(found_with({{Scheme::resident_pension, {130225}, 2018y / 3, 1000}}) == 0);
  CHECK(found_with({{Scheme::unemployment, {130283}, 2018y / 3, 10}}) == 0);
  CHECK(found_with({{Scheme::unemployment, {130225}, 2016y / 12, 10}}) == 0);
  CHECK(found_with({{Scheme::unemployment, {130225}, 2017y / 1, 10}}) == 1);
}

TEST_CASE("U2: the contribution for the year after the last month drawn, paid while drawing, is owed") {
  FactsBuilder known;
  known.payments(2018y / 10, 2018y / 12, yuan(1200), Scheme::unemployment);
  Contribution& row = paid(known, yuan(250), 2018y / 12 / 10);
  row.year = 2019;
  const Finding finding = the_finding("U2", known.facts, 2019y / 4 / 10);
  CHECK(finding.key.period == "2019");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(250)});
  CHECK(value<Month>(finding, "u2.drew_benefit", "last_month") == 2018y / 12);
  row.paid_on = 2019y / 1 / 1;
  CHECK(run_check("U2", known.facts, 2019y / 4 / 10).empty());
  row.paid_on = 2018y / 9 / 30;
  CHECK(run_check("U2", known.facts, 2019y / 4 / 10).empty());
}

TEST_CASE("U2: what the person paid to employee medical insurance in the fund's place is owed") {
  FactsBuilder known = unemployed();
  Contribution& row =
      known.contribution_of(Scheme::employee_medical, 2018, yuan(100), 2018y / 3 / 20, Payer::person);
  row.month = 2018y / 3;
  SECTION("for a month drawn") {
    const Finding finding = the_finding("U2", known.facts);
    CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(100)});
    CHECK(value<Fen>(finding, "u2.fund_should_pay", "owed") == yuan(100));
    CHECK(cites(finding, known.facts.contributions.front().source));
  }
  SECTION("less what was given back") {
    subsidised(known, yuan(99)).scheme = Scheme::employee_medical;
    CHECK(the_finding("U2", known.facts).sums.owed == yuan(1));
    known.facts.subsidies.front().amount = yuan(100);
    CHECK(run_check("U2", known.facts).empty());
  }
  SECTION("not for the month after, nor for one that is not told, nor beside an employer") {
    const int which = GENERATE(0, 1, 2);
    if (which == 0) row.month = 2018y / 4;
    if (which == 1) row.month = std::nullopt;
    if (which == 2)
      known.contribution_of(Scheme::employee_medical, 2018, yuan(300), 2018y / 3 / 20, Payer::employer)
          .month = 2018y / 3;
    CHECK(run_check("U2", known.facts).empty());
  }
}

TEST_CASE("U2: first the fund's insurance and then the residents' is not both at once") {
  FactsBuilder known;
  known.payments(2018y / 1, 2018y / 3, yuan(1200), Scheme::unemployment);
  fund_paid(known, 2018y / 2);
  SECTION("the person came to the residents' in the month after") {
    paid(known, yuan(220), 2018y / 3 / 1);
    subsidised(known, yuan(220));
    CHECK(run_check("U2", known.facts).empty());
    known.facts.subsidies.clear();
    CHECK(the_finding("U2", known.facts).sums.owed == yuan(220));
  }
  SECTION("in the same month") {
    paid(known, yuan(220), 2018y / 2 / 28);
    subsidised(known, yuan(220));
    const Finding finding = the_finding("U2", known.facts);
    CHECK(finding.sums.lost == yuan(220));
    CHECK(reasons(finding, "u2.months_unknown").empty());
  }
  SECTION("where it is not known, the reasons say so") {
    subsidised(known, yuan(220));
    const Finding finding = the_finding("U2", known.facts);
    CHECK(reasons(finding, "u2.both_at_once").size() == 1);
    CHECK(reasons(finding, "u2.months_unknown").size() == 1);
  }
  SECTION("by the roll, where nothing was paid") {
    subsidised(known, yuan(220));
    known.enrolment(Scheme::resident_medical).enrolled_on = 2018y / 3 / 1;
    CHECK(reasons(the_finding("U2", known.facts), "u2.both_at_once").empty());
  }
}
