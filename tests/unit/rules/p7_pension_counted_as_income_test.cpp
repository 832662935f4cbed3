// P7: a household refused or removed because the basic pension was counted as income.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Two heads with a line of 3,600 yuan each, 7,200 in all: with the pension of one of them, 1,056, they have
/// just as much.
FactsBuilder refused() {
  FactsBuilder known;
  known.enrolment();
  known.household_decision(2018y / 3 / 20, yuan(7200), yuan(1056));
  return known;
}

}  // namespace

TEST_CASE("P7 finds a household that the pension lifted to the line") {
  const FactsBuilder known = refused();
  const Finding finding = the_finding("P7", known.facts);
  CHECK(finding.key.period == "2018-03-20:dibao");
  CHECK(finding.name == "王秀英");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "p7.decided", "outcome") == "refused");
  CHECK(value<std::string>(finding, "p7.decided", "registry") == "dibao");
  CHECK(value<Day>(finding, "p7.decided", "decided_on") == Day{2018y / 3 / 20});
  CHECK(value<std::int64_t>(finding, "p7.decided", "members") == 2);
  CHECK(value<Fen>(finding, "p7.with_pension", "amount") == yuan(7200));
  CHECK(value<Fen>(finding, "p7.with_pension", "per_head") == yuan(3600));
  CHECK(value<Fen>(finding, "p7.with_pension", "line") == yuan(3600));
  CHECK(value<Fen>(finding, "p7.without_pension", "basic_pension") == yuan(1056));
  CHECK(value<Fen>(finding, "p7.without_pension", "amount") == yuan(6144));
  CHECK(value<Fen>(finding, "p7.without_pension", "per_head") == yuan(3072));
  CHECK(value<std::string>(finding, "p7.decide_again", "basis") == "冀人社发〔2018〕3号 二(一)4");
  CHECK(reasons(finding, "p7.line_of_policy").empty());
  CHECK(cites(finding, known.facts.household_decisions.front().source));
}

TEST_CASE("P7: by one fen") {
  FactsBuilder known = refused();
  HouseholdDecision& decision = known.facts.household_decisions.front();
  SECTION("below the line with the pension: refused for another reason") {
    decision.income = Fen{719999};
    CHECK(run_check("P7", known.facts).empty());
  }
  SECTION("at the line without it") {
    decision.income = Fen{720001};
    decision.basic_pension = Fen{1};
    CHECK(run_check("P7", known.facts).empty());
  }
  SECTION("one fen below the line without it") {
    decision.income = Fen{720000};
    decision.basic_pension = Fen{1};
    const Finding finding = the_finding("P7", known.facts);
    CHECK(value<Fen>(finding, "p7.without_pension", "amount") == Fen{719999});
    CHECK(value<Fen>(finding, "p7.without_pension", "per_head") == Fen{359999});
  }
  SECTION("of three heads, which no division by three may round") {
    decision.members = 3;
    decision.income = Fen{1080001};
    decision.basic_pension = Fen{2};
    CHECK(value<Fen>(the_finding("P7", known.facts), "p7.with_pension", "per_head") == yuan(3600));
    decision.basic_pension = Fen{1};
    CHECK(run_check("P7", known.facts).empty());
  }
}

TEST_CASE("P7: from 2016 to 2020, by the day of the decision") {
  FactsBuilder known = refused();
  Day& day = known.facts.household_decisions.front().decided_on;
  day = 2015y / 12 / 31;
  CHECK(run_check("P7", known.facts, 2021y / 4 / 10).empty());
  day = 2016y / 1 / 1;
  CHECK(run_check("P7", known.facts, 2021y / 4 / 10).size() == 1);
  day = 2020y / 12 / 31;
  CHECK(run_check("P7", known.facts, 2021y / 4 / 10).size() == 1);
  day = 2021y / 1 / 1;
  CHECK(run_check("P7", known.facts, 2021y / 4 / 10).empty());
}

TEST_CASE("P7: a decision after the run is not known yet") {
  const FactsBuilder known = refused();
  CHECK(run_check("P7", known.facts, 2018y / 3 / 19).empty());
  CHECK(run_check("P7", known.facts, 2018y / 3 / 20).size() == 1);
}

TEST_CASE("P7: removed is as refused, and the registry of the poor as dibao") {
  FactsBuilder known = refused();
  HouseholdDecision& decision = known.facts.household_decisions.front();
  SECTION("removed") { decision.outcome = HouseholdOutcome::removed; }
  SECTION("registered poor") { decision.registry = Registry::registered_poor; }
  CHECK(run_check("P7", known.facts).size() == 1);
}

TEST_CASE("P7: what was accepted, or was no decision of these, is none of this") {
  FactsBuilder known = refused();
  HouseholdDecision& decision = known.facts.household_decisions.front();
  SECTION("accepted") { decision.outcome = HouseholdOutcome::accepted; }
  SECTION("extreme hardship") { decision.registry = Registry::extreme_hardship; }
  SECTION("medical aid") { decision.registry = Registry::medical_aid; }
  SECTION("no pension was counted") { decision.basic_pension = Fen{}; }
  CHECK(run_check("P7", known.facts).empty());
}

TEST_CASE("P7: without a line in the decision the policy's is taken, that of the county and registry") {
  FactsBuilder known = refused();
  known.facts.household_decisions.front().income_line = std::nullopt;
  policy::Policy policy = test_policy();
  policy.income_line = {
      {{2018y / 1 / 1, Day{2018y / 12 / 31}}, {Registry::dibao, yuan(3600)}, "county's line", {130225}}};
  const Finding finding = the_finding("P7", known.facts, run_day, policy);
  CHECK(value<Fen>(finding, "p7.with_pension", "line") == yuan(3600));
  CHECK(value<std::string>(finding, "p7.line_of_policy", "basis") == "county's line");
  policy.income_line.front().value.yearly = Fen{360001};
  CHECK(run_check("P7", known.facts, run_day, policy).empty());
  known.facts.household_decisions.front().income_line = yuan(3600);  // the decision's own goes before
  CHECK(run_check("P7", known.facts, run_day, policy).size() == 1);
}

TEST_CASE("P7: where no line is known both incomes are told, and the officer compares") {
  FactsBuilder known = refused();
  HouseholdDecision& decision = known.facts.household_decisions.front();
  decision.income_line = std::nullopt;
  const Finding finding = the_finding("P7", known.facts);
  CHECK(value<Fen>(finding, "p7.no_line", "amount") == yuan(7200));
  CHECK(value<Fen>(finding, "p7.no_line", "per_head") == yuan(3600));
  CHECK(value<Fen>(finding, "p7.no_line", "without") == yuan(6144));
  CHECK(value<Fen>(finding, "p7.no_line", "per_head_without") == yuan(3072));
  CHECK(reasons(finding, "p7.compare_first").size() == 1);
  CHECK(reasons(finding, "p7.decide_again").empty());
  decision.basic_pension = Fen{};
  CHECK(run_check("P7", known.facts).empty());
}

TEST_CASE("P7: the policy of the region decides when the pension does not count") {
  const FactsBuilder known = refused();
  policy::Policy policy = test_policy();
  policy.pension_not_income = {{{2016y / 1 / 1, std::nullopt}, {}, "of another county", {130283}}};
  CHECK(run_check("P7", known.facts, run_day, policy).empty());
  policy.pension_not_income.front().region = {130200};
  CHECK(run_check("P7", known.facts, run_day, policy).size() == 1);
}

TEST_CASE("P7: two registries decided on in one day are two findings, in whatever order the rows come") {
  FactsBuilder known = refused();
  known.household_decision(2018y / 3 / 20, yuan(7200), yuan(1056)).registry = Registry::registered_poor;
  known.household_decision(2018y / 2 / 20, yuan(7300), yuan(1056)).outcome = HouseholdOutcome::removed;
  const auto found = run_check("P7", known.facts);
  REQUIRE(found.size() == 3);
  CHECK(found[0].key.period == "2018-02-20:dibao");
  CHECK(found[1].key.period == "2018-03-20:dibao");
  CHECK(found[2].key.period == "2018-03-20:registered_poor");
  CHECK(same_in_any_order("P7", known.facts));
}

TEST_CASE("P7: of one decision that was delivered twice the later delivery counts") {
  FactsBuilder known = refused();
  known.facts.household_decisions.push_back(known.facts.household_decisions.front());
  known.facts.household_decisions.back().source = {2, 2};
  CHECK(cites(the_finding("P7", known.facts), Source{2, 2}));
  known.facts.household_decisions.back().outcome = HouseholdOutcome::accepted;  // corrected
  CHECK(run_check("P7", known.facts).empty());
  CHECK(same_in_any_order("P7", known.facts));
}

TEST_CASE("P7: the household is decided on again, also when its head has died") {
  FactsBuilder known = refused();
  known.death(2018y / 3 / 25);
  CHECK(run_check("P7", known.facts).size() == 1);
}

TEST_CASE("P7: a later decision that accepts the household answers the refusal") {
  FactsBuilder known = refused();
  known.household_decision(2018y / 4 / 5, yuan(6144), yuan(0)).outcome = HouseholdOutcome::accepted;
  HouseholdDecision& later = known.facts.household_decisions.back();
  SECTION("into the same registry") { CHECK(run_check("P7", known.facts).empty()); }
  SECTION("not before it was made") {
    CHECK(run_check("P7", known.facts, 2018y / 4 / 4).size() == 1);
    CHECK(run_check("P7", known.facts, 2018y / 4 / 5).empty());
  }
  SECTION("into another registry") {
    later.registry = Registry::registered_poor;
    CHECK(run_check("P7", known.facts).size() == 1);
  }
  SECTION("before the refusal") {
    later.decided_on = 2018y / 3 / 19;
    CHECK(run_check("P7", known.facts).size() == 1);
  }
  SECTION("and one that refuses it again does not") {
    later.outcome = HouseholdOutcome::refused;
    CHECK(run_check("P7", known.facts).size() == 1);
  }
}
