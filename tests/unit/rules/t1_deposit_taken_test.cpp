// T1: a deposit taken from a registered poor person before treatment in the own county.
#include "tests/support/run_checks.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day admitted = 2018y / 3 / 2;

/// On the registry of the poor from 2017-01-01 on, in county 130225.
FactsBuilder registered_poor() {
  FactsBuilder known;
  known.registry_period(Registry::registered_poor, {2017y / 1 / 1, std::nullopt});
  return known;
}

}  // namespace

TEST_CASE("T1 finds a deposit, and what of it is still owed") {
  FactsBuilder known = registered_poor();
  known.hospital_settlement(admitted, yuan(1000)).returned = Fen{50001};
  const Finding finding = the_finding("T1", known.facts);
  CHECK(finding.key.period == "2018-03-02");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, Fen{49999}});
  CHECK(value<std::string>(finding, "t1.deposit_taken", "hospital") == "乐亭县医院");
  CHECK(value<Day>(finding, "t1.deposit_taken", "admitted_on") == admitted);
  CHECK(value<Fen>(finding, "t1.deposit_taken", "amount") == yuan(1000));
  CHECK(value<Day>(finding, "t1.registered_poor", "valid_from") == Day{2017y / 1 / 1});
  CHECK(value<Fen>(finding, "t1.some_returned", "amount") == Fen{50001});
  CHECK(value<Fen>(finding, "t1.refund_due", "owed") == Fen{49999});
  CHECK(cites(finding, known.facts.hospital_settlements.front().source));
  CHECK(cites(finding, known.facts.registry_periods.front().source));
  CHECK(finding.citations.size() == 2);
}

TEST_CASE("T1: what was given back wholly is settled, what is short of a fen is not") {
  FactsBuilder known = registered_poor();
  const auto [returned, found] =
      GENERATE(table<Fen, std::size_t>({{yuan(1000), 0}, {Fen{99999}, 1}, {Fen{0}, 1}}));
  known.hospital_settlement(admitted, yuan(1000)).returned = returned;
  CHECK(run_check("T1", known.facts).size() == found);
}

TEST_CASE("T1: no deposit, no finding") {
  FactsBuilder known = registered_poor();
  known.hospital_settlement(admitted, Fen{});
  CHECK(run_check("T1", known.facts).empty());
}

TEST_CASE("T1 is for the registered poor, from the first day of the stay to its last") {
  const auto registry = GENERATE(Registry::dibao, Registry::extreme_hardship, Registry::medical_aid);
  FactsBuilder known;
  known.registry_period(registry, {2017y / 1 / 1, std::nullopt});
  known.hospital_settlement(admitted, yuan(1000));
  CHECK(run_check("T1", known.facts).empty());

  RegistryPeriod& stay = known.registry_period(Registry::registered_poor, {admitted, admitted});
  CHECK(run_check("T1", known.facts).size() == 1);
  stay.period = {admitted + std::chrono::days{1}, std::nullopt};
  CHECK(run_check("T1", known.facts).empty());
  stay.period = {2017y / 1 / 1, admitted - std::chrono::days{1}};
  CHECK(run_check("T1", known.facts).empty());
  stay.exit_procedure = false;  // struck off
  CHECK(run_check("T1", known.facts).empty());
  stay.exit_procedure = true;  // lifted out of poverty: a poor person still
  CHECK(run_check("T1", known.facts).size() == 1);
}

TEST_CASE("T1 is for hospitals of the county, by the registry or by the roll") {
  FactsBuilder known = registered_poor();
  known.hospital_settlement(admitted, yuan(1000)).county = {130283};
  CHECK(run_check("T1", known.facts).empty());
  known.enrolment();  // in 130225
  CHECK(run_check("T1", known.facts).empty());
  known.facts.enrolments.front().region.county = {130283};
  CHECK(run_check("T1", known.facts).size() == 1);
  // Insured where the work is, at home where the registry says.
  known.facts.hospital_settlements.front().county = {130225};
  CHECK(run_check("T1", known.facts).size() == 1);
}

TEST_CASE("T1: a stay that several deliveries bring is one, and the newest says how it stands") {
  FactsBuilder known = registered_poor();
  known.hospital_settlement(admitted, yuan(1000));
  HospitalSettlement later = known.facts.hospital_settlements.front();
  later.source = {9, 77};
  later.settled_on = 2018y / 3 / 12;
  later.returned = yuan(400);
  known.facts.hospital_settlements.insert(known.facts.hospital_settlements.begin(), later);
  const Finding finding = the_finding("T1", known.facts);
  CHECK(finding.sums.owed == yuan(600));
  CHECK(cites(finding, later.source));
  CHECK(finding.citations.size() == 2);
  known.facts.hospital_settlements.front().returned = yuan(1000);
  CHECK(run_check("T1", known.facts).empty());
}

TEST_CASE("T1: two deposits of one admission, and two hospitals of one day, are one finding") {
  FactsBuilder known = registered_poor();
  known.hospital_settlement(admitted, yuan(1000));
  known.hospital_settlement(admitted, yuan(200)).returned = yuan(100);
  known.hospital_settlement(admitted, yuan(50)).hospital = "";
  known.hospital_settlement(admitted + std::chrono::days{1}, yuan(7));
  const auto found = run_check("T1", known.facts);
  REQUIRE(found.size() == 2);
  CHECK(found[0].sums.owed == yuan(1150));
  CHECK(reasons(found[0], "t1.deposit_taken").size() == 2);
  CHECK(value<Fen>(found[0], "t1.refund_due", "owed") == yuan(1150));
  CHECK(found[1].key.period == "2018-03-03");
  CHECK(found[1].sums.owed == yuan(7));
}

TEST_CASE("T1 begins with the notice, and ends with the day of the run") {
  FactsBuilder known = registered_poor();
  const auto [day, found] = GENERATE(table<Day, std::size_t>(
      {{2017y / 12 / 31, 0}, {2018y / 1 / 1, 1}, {run_day, 1}, {run_day + std::chrono::days{1}, 0}}));
  known.hospital_settlement(day, yuan(1000));
  CHECK(run_check("T1", known.facts).size() == found);
}

TEST_CASE("T1 follows the county's own plan") {
  FactsBuilder known = registered_poor();
  known.hospital_settlement(admitted, yuan(1000));
  policy::Policy own = test_policy();
  std::erase_if(own.provisions, [](const auto& row) { return row.value == "T1"; });
  CHECK(run_check("T1", known.facts, run_day, own).empty());
  own.provisions.push_back({{admitted, std::nullopt}, "T1", "own plan", RegionCode{130225}});
  CHECK(run_check("T1", known.facts, run_day, own).size() == 1);
  own.provisions.back().region = {130283};
  CHECK(run_check("T1", known.facts, run_day, own).empty());
}

TEST_CASE("T1 finds the same in any order of rows") {
  FactsBuilder known = registered_poor();
  known.registry_period(Registry::registered_poor, {2015y / 1 / 1, std::nullopt});
  known.hospital_settlement(admitted, yuan(1000));
  known.hospital_settlement(admitted, yuan(200));
  known.hospital_settlement(admitted, yuan(50)).hospital = "";
  const auto expected = run_check("T1", known.facts);
  std::reverse(known.facts.hospital_settlements.begin(), known.facts.hospital_settlements.end());
  std::reverse(known.facts.registry_periods.begin(), known.facts.registry_periods.end());
  CHECK(run_check("T1", known.facts) == expected);
}

TEST_CASE("T1: the own county is the own county under its new code, too") {
  FactsBuilder known;
  known.registry_period(Registry::registered_poor, {2017y / 1 / 1, std::nullopt}).region.county = {130223};
  known.hospital_settlement(admitted, yuan(1000)).county = {130284};
  CHECK(run_check("T1", known.facts).empty());
  CHECK(run_check("T1", known.facts, run_day, test_policy(), renamed_county()).size() == 1);
}

TEST_CASE("T1: a deposit beside somebody else's name is owed to somebody else, and told") {
  FactsBuilder known = registered_poor();
  known.enrolment();
  known.hospital_settlement(admitted, yuan(1000)).name = "魏大同";
  const Finding finding = the_finding("T1", known.facts);
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "t1.names_somebody_else", "other_name") == "魏大同");
  CHECK(reasons(finding, "t1.refund_due").empty());
}
