// P5: a second government-paid contribution in one year.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};

}  // namespace

TEST_CASE("P5 finds a second contribution in one year, in another county") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, Fen{10001}, 2018y / 3 / 1);
  known.subsidy(2018, yuan(100), 2018y / 9 / 1).county = {130283};
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.key.period == "2018");
  CHECK(finding.sums == Sums{yuan(100), Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "p5.paid_more_than_once", "times") == 2);
  CHECK(value<Day>(finding, "p5.first_payment", "paid_on") == Day{2018y / 3 / 1});
  CHECK(value<std::string>(finding, "p5.further_payment", "county") == "130283");
  for (const auto& contribution : known.facts.subsidies) CHECK(cites(finding, contribution.source));
}

TEST_CASE("P5: the one paid first stands, on one day the one delivered first") {
  FactsBuilder known;
  known.subsidy(2018, yuan(300), 2018y / 9 / 1);
  known.subsidy(2018, yuan(200), 2018y / 3 / 1);
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  CHECK(the_finding("P5", known.facts, in_2019).sums.lost == yuan(400));
}

TEST_CASE("P5: once in each of two years is what the rule allows, even when both are paid in one") {
  FactsBuilder known;
  known.subsidy(2019, yuan(100), 2018y / 1 / 2);
  known.subsidy(2018, yuan(100), 2018y / 1 / 2);
  CHECK(run_check("P5", known.facts, in_2019).empty());
  known.subsidy(2019, yuan(100), 2019y / 3 / 1);
  known.subsidy(2018, yuan(100), 2018y / 5 / 1);
  CHECK(run_check("P5", known.facts, in_2019).size() == 2);
}

TEST_CASE("P5: somebody who is only in the ledger is named by it") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  known.subsidy(2018, yuan(100), 2018y / 9 / 1).county = {130283};
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.name == "王秀英");
  CHECK(finding.region == RegionPath{{130283}, "", ""});
}

TEST_CASE("P5: one contribution to the pension and one to medical insurance are not one thing twice") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  known.subsidy(2018, yuan(220), 2018y / 3 / 1).scheme = Scheme::resident_medical;
  known.subsidy(2018, yuan(220), 2018y / 3 / 2).scheme = Scheme::resident_medical;
  CHECK(run_check("P5", known.facts, in_2019).empty());
}

TEST_CASE("P5: a contribution in parts is one, under a county's former code and its new one") {
  FactsBuilder known;
  known.subsidy(2018, Fen{9999}, 2018y / 5 / 1).county = {130223};
  known.subsidy(2018, Fen{1}, 2018y / 10 / 9).county = {130284};
  CHECK(run_check("P5", known.facts, in_2019, test_policy(), renamed_county()).empty());
  CHECK(the_finding("P5", known.facts, in_2019).sums.lost == Fen{1});
}

TEST_CASE("P5 says what it may innocently be, and asks the payer first") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 5 / 1);
  known.subsidy(2018, yuan(100), 2018y / 6 / 1);
  const Finding finding = the_finding("P5", known.facts, in_2019);
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
  CHECK(the_finding("P5", known.facts, in_2019, policy).sums.lost == yuan(40));
}

TEST_CASE("P5: a second contribution under another number that is surely the person's is too much") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  const CitizenId other = citizen(900);
  known.linked_subsidy(other, 2018, yuan(100), 2018y / 9 / 1, 0.97).row.county = {130283};
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.key.period == "2018:" + fingerprint(other));
  CHECK(finding.sums == Sums{yuan(100), Fen{}, Fen{}});
  CHECK(value<std::string>(finding, "p5.under_other_number", "fingerprint") == fingerprint(other));
  CHECK(value<Fen>(finding, "p5.under_other_number", "amount") == yuan(100));
  CHECK(value<std::string>(finding, "p5.other_payment", "county") == "130283");
  CHECK(value<std::int64_t>(finding, "p5.how_sure", "percent") == 97);
  CHECK(reasons(finding, "match.name.exact").size() == 1);
  CHECK(reasons(finding, "p5.look_first").empty());
  CHECK(cites(finding, known.facts.subsidies.front().source));
  CHECK(cites(finding, known.facts.linked_subsidies.front().row.source));
}

TEST_CASE("P5: where the likeness is not enough, a person looks first and no sum is held against anybody") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  known.linked_subsidy(citizen(900), 2018, yuan(100), 2018y / 9 / 1, 0.94);
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.sums == Sums{});
  CHECK(reasons(finding, "p5.look_first").size() == 1);
}

TEST_CASE("P5: what is under another number and no second contribution of the person's") {
  FactsBuilder known;
  known.enrolment();
  const CitizenId other = citizen(900);
  SECTION("there is none under the own one") {
    known.linked_subsidy(other, 2018, yuan(100), 2018y / 9 / 1, 0.99);
  }
  SECTION("of another year") {
    known.subsidy(2018, yuan(100), 2018y / 3 / 1);
    known.linked_subsidy(other, 2019, yuan(100), 2018y / 9 / 1, 0.99);
  }
  SECTION("unlikely") {
    known.subsidy(2018, yuan(100), 2018y / 3 / 1);
    known.linked_subsidy(other, 2018, yuan(100), 2018y / 9 / 1, 0.19);
  }
  SECTION("told apart by a person") {
    known.subsidy(2018, yuan(100), 2018y / 3 / 1);
    known.linked_subsidy(other, 2018, yuan(100), 2018y / 9 / 1, 0.99);
    known.facts.set_aside_records = {fingerprint(other)};
  }
  SECTION("two parts of one contribution") {
    known.subsidy(2018, yuan(60), 2018y / 3 / 1);
    known.linked_subsidy(other, 2018, yuan(40), 2018y / 9 / 1, 0.99);
  }
  CHECK(run_check("P5", known.facts, in_2019).empty());
}

TEST_CASE("P5: the ledger's row under another number of the roll that is the same person's") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  FactsBuilder second{citizen(0)};
  OtherNumber& other = known.other_number(second.facts.id, 0.99);
  other.enrolments = {second.enrolment()};
  other.subsidies = {second.subsidy(2018, yuan(120), 2018y / 9 / 1)};
  other.subsidies.front().source.line = 70;
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.sums.lost == yuan(120));
  CHECK(cites(finding, other.subsidies.front().source));
}

TEST_CASE("P5: a row beside somebody else's name is not the person's second contribution") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  known.subsidy(2018, yuan(100), 2018y / 9 / 1).name = "赵德胜";
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.key.period == "2018:other_name");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "p5.names_somebody_else", "other_name") == "赵德胜");
  CHECK(value<Fen>(finding, "p5.names_somebody_else", "amount") == yuan(100));
}

TEST_CASE("P5: years before the provision was in force are not looked at") {
  FactsBuilder known;
  known.subsidy(2017, yuan(100), 2018y / 3 / 1);
  known.subsidy(2017, yuan(100), 2018y / 9 / 1);
  CHECK(run_check("P5", known.facts, in_2019).empty());
}

TEST_CASE("P5: two contributions under two numbers, neither of which is the person's") {
  FactsBuilder known;
  known.enrolment();
  known.linked_subsidy(citizen(900), 2018, yuan(100), 2018y / 3 / 1, 0.99);
  known.linked_subsidy(citizen(902), 2018, yuan(100), 2018y / 9 / 1, 0.97);
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.key.period == "2018:" + fingerprint(citizen(902)));
  CHECK(finding.sums.lost == yuan(100));
}

TEST_CASE("P5: the order of rows under other numbers changes nothing") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), 2018y / 3 / 1);
  known.linked_subsidy(citizen(900), 2018, yuan(100), 2018y / 9 / 1, 0.97);
  known.linked_subsidy(citizen(902), 2018, yuan(100), 2018y / 8 / 1, 0.5);
  known.linked_subsidy(citizen(900), 2018, yuan(50), 2018y / 7 / 1, 0.96);
  CHECK(run_check("P5", known.facts, in_2019).size() == 2);
  CHECK(same_in_any_order("P5", known.facts, in_2019));
}

TEST_CASE("P5: parts under three numbers are added up, whichever of them goes beyond one contribution") {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(40), 2018y / 3 / 1);
  known.linked_subsidy(citizen(900), 2018, yuan(40), 2018y / 4 / 1, 0.98);
  known.linked_subsidy(citizen(902), 2018, yuan(40), 2018y / 5 / 1, 0.97);
  const Finding finding = the_finding("P5", known.facts, in_2019);
  CHECK(finding.key.period == "2018:" + fingerprint(citizen(902)));
  CHECK(finding.sums.lost == yuan(20));
  CHECK(reasons(finding, "p5.other_payment").size() == 2);
  known.facts.linked_subsidies.front().match.probability = 0.5;  // then nothing is sure that rests on it
  const Finding doubtful = the_finding("P5", known.facts, in_2019);
  CHECK(doubtful.sums == Sums{});
  CHECK(reasons(doubtful, "p5.look_first").size() == 1);
}

TEST_CASE("P5: what stands twice under another number is told where it stands") {
  FactsBuilder known;
  known.enrolment();
  known.linked_subsidy(citizen(900), 2018, yuan(100), 2018y / 3 / 1, 0.98);
  known.linked_subsidy(citizen(900), 2018, yuan(100), 2018y / 4 / 1, 0.98);
  CHECK(run_check("P5", known.facts, in_2019).empty());
}
