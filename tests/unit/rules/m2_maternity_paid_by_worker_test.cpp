// M2: a contribution to maternity insurance that the worker paid.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

Contribution& maternity(FactsBuilder& known, Fen amount, Day on = 2018y / 2 / 15) {
  Contribution& row = known.contribution(2018, amount, on);
  row.scheme = Scheme::maternity;
  row.month = month_of(on);
  row.employer = "乐亭县渔业公司";
  return row;
}

}  // namespace

TEST_CASE("M2 finds what a worker paid, added up for the year") {
  FactsBuilder known;
  known.enrolment(Scheme::employee_pension);
  maternity(known, Fen{1501}, 2018y / 1 / 15);
  maternity(known, Fen{1502}, 2018y / 2 / 15);
  const Finding finding = the_finding("M2", known.facts);
  CHECK(finding.key.period == "2018");
  CHECK(finding.name == "王秀英");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, Fen{3003}});
  CHECK(value<std::int64_t>(finding, "m2.worker_paid", "year") == 2018);
  CHECK(value<std::int64_t>(finding, "m2.worker_paid", "times") == 2);
  CHECK(value<Fen>(finding, "m2.worker_paid", "amount") == Fen{3003});
  CHECK(value<Fen>(finding, "m2.employer_pays", "owed") == Fen{3003});
  for (const Contribution& row : known.facts.contributions) CHECK(cites(finding, row.source));
}

TEST_CASE("M2: one fen is above nothing, nothing is not") {
  FactsBuilder known;
  Contribution& row = maternity(known, Fen{1});
  CHECK(the_finding("M2", known.facts).sums.owed == Fen{1});
  row.amount = Fen{};
  CHECK(run_check("M2", known.facts).empty());
}

TEST_CASE("M2: what the employer pays, other schemes and what was not paid are as they should be") {
  FactsBuilder known;
  Contribution& row = maternity(known, yuan(15));
  SECTION("the employer") { row.payer = Payer::employer; }
  SECTION("another scheme") { row.scheme = Scheme::employee_medical; }
  SECTION("refused") { row.kind = ContributionKind::refused; }
  CHECK(run_check("M2", known.facts).empty());
}

TEST_CASE("M2: in arrears is paid, too") {
  FactsBuilder known;
  maternity(known, yuan(15)).kind = ContributionKind::back_payment;
  CHECK(run_check("M2", known.facts).size() == 1);
}

TEST_CASE("M2: from the day on which the law came into force") {
  FactsBuilder known;
  Contribution& row = maternity(known, yuan(15), 2011y / 6 / 30);
  CHECK(run_check("M2", known.facts).empty());
  row.paid_on = 2011y / 7 / 1;
  CHECK(run_check("M2", known.facts).size() == 1);
}

TEST_CASE("M2: the policy of the county that collected decides") {
  FactsBuilder known;
  maternity(known, yuan(15));
  policy::Policy policy = test_policy();
  std::erase_if(policy.provisions, [](const auto& entry) { return entry.value == "M2"; });
  policy.provisions.push_back({{2018y / 1 / 1, std::nullopt}, "M2", "own", {130283}});
  CHECK(run_check("M2", known.facts, run_day, policy).empty());
  known.facts.contributions.front().county = {130283};
  CHECK(run_check("M2", known.facts, run_day, policy).size() == 1);
}

TEST_CASE("M2: each year is a finding, in whatever order the rows come") {
  FactsBuilder known;
  maternity(known, yuan(15), 2018y / 3 / 15);
  maternity(known, yuan(16), 2017y / 12 / 15).year = 2017;
  maternity(known, yuan(17), 2018y / 1 / 15);
  const auto found = run_check("M2", known.facts);
  REQUIRE(found.size() == 2);
  CHECK(found[0].key.period == "2017");
  CHECK(found[0].sums.owed == yuan(16));
  CHECK(found[1].sums.owed == yuan(32));
  CHECK(same_in_any_order("M2", known.facts));
}

TEST_CASE("M2: poor or not, alive or not, it is owed") {
  FactsBuilder known;
  maternity(known, yuan(15));
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, std::nullopt});
  known.death(2018y / 3 / 1);
  CHECK(the_finding("M2", known.facts).sums.owed == yuan(15));
}

TEST_CASE("M2: a row that a second delivery brings again is one payment; one who is on no roll has a name") {
  FactsBuilder known;
  maternity(known, yuan(15));
  known.facts.contributions.push_back(known.facts.contributions.front());
  known.facts.contributions.back().source = {2, 2};
  const Finding finding = the_finding("M2", known.facts);
  CHECK(finding.sums.owed == yuan(15));
  CHECK(finding.name == "王秀英");
  CHECK(finding.region.county == RegionCode{130225});
}
