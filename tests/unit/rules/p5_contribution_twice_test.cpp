// P5: a second government-paid contribution in one year.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("P5 finds a second contribution in one year, in another county") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2017, Fen{10001}, 2017y / 3 / 1);
  known.subsidy(2017, yuan(100), 2017y / 9 / 1).county = {130283};
  const Finding finding = the_finding("P5", known.facts);
  CHECK(finding.key.period == "2017");
  CHECK(finding.sums == Sums{yuan(100), Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "p5.paid_more_than_once", "times") == 2);
  CHECK(value<Day>(finding, "p5.first_payment", "paid_on") == Day{2017y / 3 / 1});
  CHECK(value<std::string>(finding, "p5.further_payment", "county") == "130283");
  for (const auto& contribution : known.facts.subsidies) CHECK(cites(finding, contribution.source));
}

TEST_CASE("P5: the one paid first stands, on one day the one delivered first") {
  FactsBuilder known;
  known.subsidy(2017, yuan(300), 2017y / 9 / 1);
  known.subsidy(2017, yuan(200), 2017y / 3 / 1);
  known.subsidy(2017, yuan(100), 2017y / 3 / 1);
  CHECK(the_finding("P5", known.facts).sums.lost == yuan(400));
}

TEST_CASE("P5: once in each of two years is what the rule allows, even when both are paid in one") {
  FactsBuilder known;
  known.subsidy(2016, yuan(100), 2017y / 1 / 2);
  known.subsidy(2017, yuan(100), 2017y / 1 / 2);
  CHECK(run_check("P5", known.facts).empty());
  known.subsidy(2016, yuan(100), 2016y / 5 / 1);
  known.subsidy(2017, yuan(100), 2017y / 5 / 1);
  CHECK(run_check("P5", known.facts).size() == 2);
}

TEST_CASE("P5: somebody who is only in the ledger is named by it") {
  FactsBuilder known;
  known.subsidy(2017, yuan(100), 2017y / 3 / 1);
  known.subsidy(2017, yuan(100), 2017y / 9 / 1).county = {130283};
  const Finding finding = the_finding("P5", known.facts);
  CHECK(finding.name == "王秀英");
  CHECK(finding.region == RegionPath{{130283}, "", ""});
}

TEST_CASE("P5: one contribution to the pension and one to medical insurance are not one thing twice") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  known.subsidy(2018, yuan(220), 2018y / 3 / 1).scheme = Scheme::resident_medical;
  known.subsidy(2018, yuan(220), 2018y / 3 / 2).scheme = Scheme::resident_medical;
  CHECK(run_check("P5", known.facts).empty());
}

TEST_CASE("P5: a contribution in parts is one, under a county's former code and its new one") {
  FactsBuilder known;
  known.subsidy(2018, Fen{9999}, 2018y / 5 / 1).county = {130223};
  known.subsidy(2018, Fen{1}, 2018y / 10 / 9).county = {130284};
  CHECK(run_check("P5", known.facts, 2019y / 4 / 10, test_policy(), renamed_county()).empty());
  CHECK(the_finding("P5", known.facts, 2019y / 4 / 10).sums.lost == Fen{1});
}

TEST_CASE("P5 says what it may innocently be, and asks the payer first") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 5 / 1);
  known.subsidy(2018, yuan(100), 2018y / 6 / 1);
  const Finding finding = the_finding("P5", known.facts, 2019y / 4 / 10);
  CHECK(finding.sums.lost == yuan(100));
  CHECK(reasons(finding, "p5.ask_the_payer").size() == 1);
  CHECK(value<Fen>(finding, "p5.one_counts", "amount") == yuan(100));
}

TEST_CASE("P5: where the policy knows no tier, what was paid first is the contribution") {
  FactsBuilder known;
  known.subsidy(2018, yuan(60), 2018y / 5 / 1);
  known.subsidy(2018, yuan(40), 2018y / 6 / 1);
  policy::Policy policy = test_policy();
  policy.lowest_tier.clear();
  CHECK(the_finding("P5", known.facts, 2019y / 4 / 10, policy).sums.lost == yuan(40));
}
