// U1: unemployment benefit drawn in two places, or in months of employment.
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
  known.enrolment(Scheme::employee_pension);
  known.payments(2018y / 1, 2018y / 3, yuan(1200), Scheme::unemployment);
  return known;
}

Contribution& employed_in(FactsBuilder& known, Month month) {
  Contribution& row =
      known.contribution_of(Scheme::employee_pension, static_cast<int>(month.year()), yuan(300),
                            first_day(month) + std::chrono::days{20}, Payer::employer);
  row.month = month;
  return row;
}

}  // namespace

TEST_CASE("U1: who draws in one place and has no employer is found by nothing") {
  FactsBuilder known = unemployed();
  known.payment(2018y / 3, yuan(100), Scheme::unemployment).account = "62289999";  // a supplement
  CHECK(run_check("U1", known.facts).empty());
}

TEST_CASE("U1 finds two places, and loses everything but the largest drawing of each month") {
  FactsBuilder known = unemployed();
  known.payment(2018y / 2, Fen{119999}, Scheme::unemployment).county = {130283};
  known.payment(2018y / 3, Fen{120001}, Scheme::unemployment).county = {130283};
  known.payment(2018y / 3, yuan(10), Scheme::unemployment).county = {130205};
  const Finding finding = the_finding("U1", known.facts);
  CHECK(finding.key.period == "two_places");
  // February: 1,199.99; March: 1,200 and 10 beside 1,200.01.
  CHECK(finding.sums == Sums{Fen{119999 + 120000 + 1000}, Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "u1.two_places", "months") == 2);
  CHECK(value<Month>(finding, "u1.two_places", "first_month") == 2018y / 2);
  CHECK(value<Month>(finding, "u1.two_places", "last_month") == 2018y / 3);
  CHECK(value<Fen>(finding, "u1.two_places", "amount") == Fen{240999});
  const auto places = reasons(finding, "u1.drawn_in");
  REQUIRE(places.size() == 3);
  CHECK(std::get<std::string>(places[0].values[0].second) == "130205");
  CHECK(std::get<Fen>(places[1].values[1].second) == yuan(2400));  // January is not drawn twice
  CHECK(std::get<Fen>(places[2].values[1].second) == yuan(2400));
  CHECK(finding.citations.size() == 5);
}

TEST_CASE("U1: whoever moves draws in one county after the other") {
  FactsBuilder known = unemployed();
  known.payment(2018y / 4, yuan(1200), Scheme::unemployment).county = {130283};
  CHECK(run_check("U1", known.facts).empty());
}

TEST_CASE("U1 finds months for which an employer paid") {
  FactsBuilder known = unemployed();
  employed_in(known, 2018y / 3);
  employed_in(known, 2018y / 2).employer = "";
  employed_in(known, 2018y / 4);   // not drawn any more
  employed_in(known, 2017y / 12);  // nor yet
  const Finding finding = the_finding("U1", known.facts);
  CHECK(finding.key.period == "employed");
  CHECK(finding.sums == Sums{yuan(2400), Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "u1.employed", "months") == 2);
  CHECK(value<Month>(finding, "u1.employed", "first_month") == 2018y / 2);
  CHECK(value<Fen>(finding, "u1.employed", "amount") == yuan(2400));
  const auto employers = reasons(finding, "u1.employer_paid");
  REQUIRE(employers.size() == 2);
  CHECK(std::get<std::string>(employers[0].values[0].second) == "-");
  CHECK(std::get<Month>(employers[1].values[1].second) == 2018y / 3);
  CHECK(reasons(finding, "u1.look_at_the_contract").size() == 1);
  CHECK(finding.citations.size() == 4);
}

TEST_CASE("U1: two contributions for one month are one month of employment") {
  FactsBuilder known = unemployed();
  employed_in(known, 2018y / 2);
  employed_in(known, 2018y / 2).scheme = Scheme::unemployment;
  const Finding finding = the_finding("U1", known.facts);
  CHECK(finding.sums.lost == yuan(1200));
  CHECK(reasons(finding, "u1.employer_paid").size() == 1);
}

TEST_CASE("U1: arrears, a refusal, one's own and the fund's contributions are no employment") {
  FactsBuilder known = unemployed();
  Contribution& row = employed_in(known, 2018y / 2);
  SECTION("arrears for the year before") { row.kind = ContributionKind::back_payment; }
  SECTION("refused") { row.kind = ContributionKind::refused; }
  SECTION("one's own, by somebody who goes on alone") { row.payer = Payer::person; }
  SECTION("the fund's") { row.payer = Payer::unemployment_fund; }
  SECTION("without a month") { row.month = std::nullopt; }
  CHECK(run_check("U1", known.facts).empty());
}

TEST_CASE("U1: a month that is both is lost once") {
  FactsBuilder known = unemployed();
  known.payment(2018y / 2, yuan(1000), Scheme::unemployment).county = {130283};
  employed_in(known, 2018y / 2);
  const auto found = run_check("U1", known.facts);
  REQUIRE(found.size() == 2);
  CHECK(found[0].key.period == "employed");
  CHECK(found[0].sums.lost + found[1].sums.lost == yuan(2200));
}

TEST_CASE("U1 begins with the notice, and where the agency's own plan begins") {
  FactsBuilder known;
  for (const Month month : {2017y / 12, 2018y / 1}) {
    known.payment(month, yuan(1200), Scheme::unemployment);
    known.payment(month, yuan(1200), Scheme::unemployment).county = {130283};
  }
  CHECK(the_finding("U1", known.facts).sums.lost == yuan(1200));
  policy::Policy own = test_policy();
  for (auto& row : own.provisions)
    if (row.value == "U1") row.valid.from = 2018y / 1 / 2;
  CHECK(run_check("U1", known.facts, run_day, own).empty());
}

TEST_CASE("U1 finds the same in any order of rows") {
  FactsBuilder known = unemployed();
  known.payment(2018y / 2, yuan(1000), Scheme::unemployment).county = {130283};
  employed_in(known, 2018y / 3);
  employed_in(known, 2018y / 2);
  const auto expected = run_check("U1", known.facts);
  REQUIRE(expected.size() == 2);
  std::reverse(known.facts.payments.begin(), known.facts.payments.end());
  std::reverse(known.facts.contributions.begin(), known.facts.contributions.end());
  CHECK(run_check("U1", known.facts) == expected);
}
