// P6: a subsidy for somebody who was no poor person on any day of the year.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};

/// Government paid 100 yuan for 2018.
FactsBuilder subsidised() {
  FactsBuilder known;
  known.enrolment();
  known.subsidy(2018, yuan(100), 2018y / 7 / 1);
  return known;
}

}  // namespace

TEST_CASE("P6 finds a subsidy for somebody in no registry") {
  const FactsBuilder known = subsidised();
  const Finding finding = the_finding("P6", known.facts, in_2019);
  CHECK(finding.key.period == "2018:resident_pension");
  CHECK(finding.sums == Sums{yuan(100), Fen{}, Fen{}});
  CHECK(value<std::int64_t>(finding, "p6.paid_without_status", "year") == 2018);
  CHECK(value<std::string>(finding, "p6.paid_without_status", "scheme") == "resident_pension");
  CHECK(value<Fen>(finding, "p6.paid_without_status", "amount") == yuan(100));
  CHECK(reasons(finding, "p6.never_registered").size() == 1);
  CHECK(reasons(finding, "p6.former_stay").empty());
  CHECK(reasons(finding, "p6.one_day_is_enough").size() == 1);
  CHECK(finding.citations.size() == 1);
  CHECK(cites(finding, known.facts.subsidies.front().source));
}

TEST_CASE("P6: one day in any registry is enough for the year") {
  FactsBuilder known = subsidised();
  SECTION("the first day") {
    known.registry_period(Registry::dibao, {Day{2017y / 3 / 1}, Day{2018y / 1 / 1}});
  }
  SECTION("the last day") {
    known.registry_period(Registry::medical_aid, {Day{2018y / 12 / 31}, std::nullopt});
  }
  SECTION("one day between") {
    known.registry_period(Registry::extreme_hardship, {Day{2018y / 6 / 1}, Day{2018y / 6 / 1}});
  }
  SECTION("registered, then struck off") {
    known.registry_period(Registry::registered_poor, {Day{2016y / 6 / 1}, Day{2018y / 1 / 1}})
        .exit_procedure = false;
  }
  CHECK(run_check("P6", known.facts, in_2019).empty());
}

TEST_CASE("P6: the day before the year is not enough, and the last stay before is shown") {
  FactsBuilder known = subsidised();
  known.registry_period(Registry::medical_aid, {Day{2014y / 3 / 1}, Day{2015y / 12 / 31}});
  const Source last =
      known.registry_period(Registry::dibao, {Day{2017y / 3 / 1}, Day{2017y / 12 / 31}}).source;
  known.registry_period(Registry::extreme_hardship, {Day{2016y / 3 / 1}, Day{2016y / 12 / 31}});
  const Finding finding = the_finding("P6", known.facts, in_2019);
  CHECK(value<std::string>(finding, "p6.former_stay", "registry") == "dibao");
  CHECK(value<Day>(finding, "p6.former_stay", "valid_to") == Day{2017y / 12 / 31});
  CHECK(reasons(finding, "p6.never_registered").empty());
  CHECK(cites(finding, last));
  CHECK(same_in_any_order("P6", known.facts, in_2019));
}

TEST_CASE("P6: a stay that begins after the year does not count for it") {
  FactsBuilder known = subsidised();
  known.registry_period(Registry::dibao, {Day{2019y / 1 / 1}, std::nullopt});
  CHECK(reasons(the_finding("P6", known.facts, in_2019), "p6.former_stay").empty());
}

TEST_CASE("P6: lifted out by the procedure is poor still, struck off is not") {
  FactsBuilder known = subsidised();
  RegistryPeriod& stay =
      known.registry_period(Registry::registered_poor, {Day{2015y / 3 / 1}, Day{2016y / 7 / 31}});
  SECTION("lifted out") {
    stay.exit_procedure = true;
    CHECK(run_check("P6", known.facts, in_2019).empty());
  }
  SECTION("struck off") {
    stay.exit_procedure = false;
    CHECK(value<Day>(the_finding("P6", known.facts, in_2019), "p6.former_stay", "valid_to") ==
          Day{2016y / 7 / 31});
  }
  SECTION("where the list does not say, nothing is held against the person") {
    CHECK(run_check("P6", known.facts, in_2019).empty());
  }
  SECTION("other registries know no such procedure") {
    stay.registry = Registry::dibao;
    stay.exit_procedure = true;
    CHECK(run_check("P6", known.facts, in_2019).size() == 1);
  }
}

TEST_CASE("P6: a stay under another number that may be the person's protects") {
  FactsBuilder known = subsidised();
  const DayInterval period{Day{2018y / 12 / 31}, std::nullopt};
  SECTION("a link") { known.linked_registry_period(citizen(4), period, 0.97); }
  SECTION("one to look at") { known.linked_registry_period(citizen(4), period, 0.2); }
  SECTION("one that ended before in a way that the list does not tell") {
    known.linked_registry_period(citizen(4), {Day{2015y / 1 / 1}, Day{2016y / 1 / 1}}, 0.5);
  }
  CHECK(run_check("P6", known.facts, in_2019).empty());
}

TEST_CASE("P6: a stay under another number that is not the person's, or not of the year, does not") {
  FactsBuilder known = subsidised();
  Linked<RegistryPeriod>& linked =
      known.linked_registry_period(citizen(4), {Day{2016y / 1 / 1}, std::nullopt}, 0.97);
  SECTION("no link") { linked.match.probability = 0.19; }
  SECTION("set aside") { known.facts.set_aside_records = {fingerprint(linked.row)}; }
  SECTION("struck off before the year") {
    linked.row.period.to = 2017y / 12 / 31;
    linked.row.exit_procedure = false;
  }
  SECTION("begins after the year") { linked.row.period.from = 2019y / 1 / 1; }
  SECTION("begins after the run") {
    known.facts.subsidies.front().year = 2019;
    linked.row.period.from = in_2019 + std::chrono::days{1};
  }
  CHECK(the_finding("P6", known.facts, in_2019).sums.lost == yuan(100));
}

TEST_CASE("P6 looks at subsidies on the ground of poverty, of the years of the provision") {
  FactsBuilder known = subsidised();
  GovernmentContribution& paid = known.facts.subsidies.front();
  SECTION("the year before") { paid.year = 2017; }
  SECTION("another ground") { paid.basis = SubsidyBasis::unemployment; }
  SECTION("not yet paid") { paid.paid_on = 2019y / 4 / 11; }
  CHECK(run_check("P6", known.facts, in_2019).empty());
}

TEST_CASE("P6: each year and scheme is a finding, with all that was paid") {
  FactsBuilder known = subsidised();
  known.subsidy(2018, Fen{3}, 2018y / 2 / 1).county = {130283};
  known.subsidy(2018, yuan(220), 2018y / 2 / 1).scheme = Scheme::resident_medical;
  known.subsidy(2019, yuan(100), 2019y / 2 / 1);
  const auto found = run_check("P6", known.facts, in_2019);
  REQUIRE(found.size() == 3);
  CHECK(found[0].key.period == "2018:resident_medical");
  CHECK(found[0].sums.lost == yuan(220));
  CHECK(found[1].key.period == "2018:resident_pension");
  CHECK(found[1].sums.lost == yuan(100));  // the three fen are P5's
  CHECK(value<Fen>(found[1], "p6.counted_as_paid_twice", "amount") == Fen{3});
  CHECK(the_finding("P5", known.facts, in_2019).sums.lost == Fen{3});
  CHECK(found[1].citations.size() == 2);
  CHECK(found[2].key.period == "2019:resident_pension");
  CHECK(same_in_any_order("P6", known.facts, in_2019));
}

TEST_CASE("P6: medical insurance is collected before its year, when the person was poor") {
  FactsBuilder known = subsidised();
  known.registry_period(Registry::dibao, {Day{2016y / 1 / 1}, Day{2017y / 12 / 31}});
  GovernmentContribution& paid = known.facts.subsidies.front();
  paid.paid_on = 2017y / 11 / 20;
  CHECK(run_check("P6", known.facts, in_2019).size() == 1);  // the pension's year decides
  paid.scheme = Scheme::resident_medical;
  CHECK(run_check("P6", known.facts, in_2019).empty());
  paid.paid_on = 2018y / 1 / 1;
  CHECK(run_check("P6", known.facts, in_2019).size() == 1);
}

TEST_CASE("P6: the policy of the county that paid decides from when") {
  const FactsBuilder known = subsidised();
  policy::Policy policy = test_policy();
  policy.provisions.push_back({{2016y / 1 / 1, Day{2017y / 12 / 31}}, "P6", "own plan", {130225}});
  CHECK(run_check("P6", known.facts, in_2019, policy).size() == 1);
  std::erase_if(policy.provisions, [](const auto& entry) { return entry.value == "P6"; });
  CHECK(run_check("P6", known.facts, in_2019, policy).empty());
}

TEST_CASE("P6: somebody who is only in the ledger is named by it; a death changes nothing") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 7 / 1).county = {130283};
  known.death(2018y / 9 / 1);
  const Finding finding = the_finding("P6", known.facts, in_2019);
  CHECK(finding.name == "王秀英");
  CHECK(finding.region == RegionPath{{130283}, "", ""});
}

TEST_CASE("P6: a row under the number beside another's name makes nobody poor, and is shown") {
  FactsBuilder known = subsidised();
  known.registry_period(Registry::dibao, {Day{2018y / 1 / 1}, std::nullopt}).name = "李大海";
  const Finding finding = the_finding("P6", known.facts, in_2019);
  CHECK(value<std::string>(finding, "p6.under_other_name", "other_name") == "李大海");
  CHECK(cites(finding, known.facts.registry_periods.front().source));
  known.facts.registry_periods.front().name = "王秀";  // agrees in part
  CHECK(run_check("P6", known.facts, in_2019).empty());
}

TEST_CASE("P6: what the ledger has beside another's name is held against nobody") {
  FactsBuilder known = subsidised();
  known.facts.subsidies.front().name = "赵德胜";
  const Finding finding = the_finding("P6", known.facts, in_2019);
  CHECK(finding.sums == Sums{});
  CHECK(reasons(finding, "p6.paid_without_status").empty());
  CHECK(value<std::string>(finding, "p6.names_somebody_else", "other_name") == "赵德胜");
  CHECK(value<Fen>(finding, "p6.names_somebody_else", "amount") == yuan(100));

  known.subsidy(2018, yuan(30), 2018y / 8 / 1);
  CHECK(the_finding("P6", known.facts, in_2019).sums.lost == yuan(30));
}

TEST_CASE("P6: a number on no roll that somebody on the roll may be meant by is no loss yet") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 7 / 1);
  FactsBuilder meant{citizen(900)};
  const double probability = GENERATE(0.99, 0.3, 0.1);
  known.facts.linked_enrolments.push_back({meant.enrolment(), FactsBuilder::evidence(probability)});
  const Finding finding = the_finding("P6", known.facts, in_2019);
  if (probability < 0.2) {
    CHECK(finding.sums.lost == yuan(100));
    CHECK(reasons(finding, "p6.perhaps_on_roll").empty());
  } else {
    CHECK(finding.sums == Sums{});
    CHECK(reasons(finding, "p6.perhaps_on_roll").size() == 1);
    CHECK(reasons(finding, "match.name.exact").size() == 1);
  }
}

TEST_CASE("P6: of two names under a number that is on no roll, the second is nobody's loss") {
  FactsBuilder known;
  known.subsidy(2018, yuan(100), 2018y / 7 / 1);
  known.subsidy(2018, yuan(100), 2018y / 8 / 1).name = "魏大同";
  const Finding finding = the_finding("P6", known.facts, in_2019);
  CHECK(finding.sums.lost == yuan(100));
  CHECK(value<std::string>(finding, "p6.names_somebody_else", "other_name") == "魏大同");
  CHECK(the_finding("P5", known.facts, in_2019).sums == Sums{});
}
