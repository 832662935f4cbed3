// P1: a poor person's contribution that government did not pay, or not in full.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};
const Day in_2021{2021y / 4 / 10};

/// Insured since 2010, forty years old, not yet drawing, in dibao for all of 2018 alone.
FactsBuilder poor() {
  FactsBuilder known{citizen(2, 1978y / 3 / 15)};
  known.enrolment().benefit_from = std::nullopt;
  known.registry_period(Registry::dibao, {Day{2018y / 1 / 1}, Day{2018y / 12 / 31}});
  return known;
}

RegistryPeriod& stay(FactsBuilder& known) { return known.facts.registry_periods.front(); }

}  // namespace

TEST_CASE("P1 finds a year for which government paid nothing") {
  const FactsBuilder known = poor();
  const Finding finding = the_finding("P1", known.facts, in_2019);
  CHECK(finding.key.period == "2018");
  CHECK(finding.name == "王秀英");
  CHECK(finding.region == RegionPath{{130225}, "胡各庄镇", "西街村"});
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(100)});
  CHECK(value<std::string>(finding, "p1.poor_in_year", "registry") == "dibao");
  CHECK(value<Day>(finding, "p1.poor_in_year", "valid_from") == Day{2018y / 1 / 1});
  CHECK(value<std::int64_t>(finding, "p1.poor_in_year", "year") == 2018);
  CHECK(value<std::string>(finding, "p1.insured", "county") == "130225");
  CHECK(value<Fen>(finding, "p1.nothing_paid", "amount") == yuan(100));
  CHECK(reasons(finding, "p1.paid_too_little").empty());
  CHECK(value<Fen>(finding, "p1.pay_now", "owed") == yuan(100));
  CHECK(cites(finding, known.facts.registry_periods.front().source));
  CHECK(cites(finding, known.facts.enrolments.front().source));
}

TEST_CASE("P1 finds what is missing up to the lowest tier, to the fen") {
  FactsBuilder known = poor();
  known.subsidy(2018, Fen{9999}, 2018y / 7 / 1);
  const Finding finding = the_finding("P1", known.facts, in_2019);
  CHECK(finding.sums.owed == Fen{1});
  CHECK(value<Fen>(finding, "p1.paid_too_little", "paid") == Fen{9999});
  CHECK(reasons(finding, "p1.nothing_paid").empty());
  CHECK(cites(finding, known.facts.subsidies.front().source));

  known.subsidy(2018, Fen{1}, 2019y / 3 / 1);
  CHECK(run_check("P1", known.facts, in_2019).empty());
  CHECK(the_finding("P1", known.facts, 2019y / 2 / 28).sums.owed == Fen{1});  // not yet paid
}

TEST_CASE("P1 asks about years that are over") {
  const FactsBuilder known = poor();
  CHECK(run_check("P1", known.facts, 2018y / 12 / 31).empty());
  CHECK(run_check("P1", known.facts, 2019y / 1 / 1).size() == 1);
}

TEST_CASE("P1: government pays for 2018 and 2019, before 2020") {
  FactsBuilder known = poor();
  stay(known).period = {Day{2015y / 1 / 1}, std::nullopt};
  std::vector<std::string> years;
  for (const Finding& finding : run_check("P1", known.facts, in_2021)) years.push_back(finding.key.period);
  CHECK(years == std::vector<std::string>{"2018", "2019"});
  known.subsidy(2017, yuan(100), 2018y / 5 / 1);  // of another year
  CHECK(run_check("P1", known.facts, in_2021).size() == 2);
}

TEST_CASE("P1: one day in a registry is enough for the year, and whichever registry") {
  FactsBuilder known = poor();
  SECTION("the first day") { stay(known).period = {Day{2016y / 1 / 1}, Day{2018y / 1 / 1}}; }
  SECTION("the last day") { stay(known).period = {Day{2018y / 12 / 31}, Day{2018y / 12 / 31}}; }
  SECTION("extreme hardship") { stay(known).registry = Registry::extreme_hardship; }
  SECTION("medical aid") { stay(known).registry = Registry::medical_aid; }
  CHECK(run_check("P1", known.facts, in_2019).size() == 1);
}

TEST_CASE("P1: the day before and the day after are of other years") {
  FactsBuilder known = poor();
  SECTION("before") { stay(known).period = {Day{2016y / 1 / 1}, Day{2017y / 12 / 31}}; }
  SECTION("after") { stay(known).period = {Day{2019y / 1 / 1}, std::nullopt}; }
  CHECK(run_check("P1", known.facts, in_2019).empty());
}

TEST_CASE("P1: who was lifted out by the procedure stays poor, who was struck off does not") {
  FactsBuilder known = poor();
  stay(known).registry = Registry::registered_poor;
  stay(known).period = {Day{2015y / 1 / 1}, Day{2016y / 6 / 30}};
  CHECK(run_check("P1", known.facts, in_2019).empty());
  stay(known).exit_procedure = false;
  CHECK(run_check("P1", known.facts, in_2019).empty());
  stay(known).exit_procedure = true;
  CHECK(the_finding("P1", known.facts, in_2019).sums.owed == yuan(100));
}

TEST_CASE("P1: nothing is due to whom no contribution is paid") {
  FactsBuilder known = poor();
  Enrolment& entry = known.facts.enrolments.front();
  SECTION("enrolled after the year") { entry.enrolled_on = 2019y / 1 / 1; }
  SECTION("draws the pension in the year") { entry.benefit_from = 2018y / 12; }
  SECTION("sixty on the first of January") { entry.birth_date = 1958y / 1 / 1; }
  SECTION("in the employee scheme") { entry.scheme = Scheme::employee_pension; }
  SECTION("on no roll") { known.facts.enrolments.clear(); }
  SECTION("in no registry") { known.facts.registry_periods.clear(); }
  SECTION("dead before the year was over") { known.death(2018y / 12 / 30); }
  SECTION("dead on its last day") { known.death(2018y / 12 / 31); }
  CHECK(run_check("P1", known.facts, in_2019).empty());
}

TEST_CASE("P1: the day on the other side of each of these") {
  FactsBuilder known = poor();
  Enrolment& entry = known.facts.enrolments.front();
  SECTION("enrolled on the last day") { entry.enrolled_on = 2018y / 12 / 31; }
  SECTION("enrolled on a day that is not known") { entry.enrolled_on = std::nullopt; }
  SECTION("draws the pension from the next year on") { entry.benefit_from = 2019y / 1; }
  SECTION("sixty on the second of January") { entry.birth_date = 1958y / 1 / 2; }
  SECTION("died on the first day of the next year") { known.death(2019y / 1 / 1); }
  SECTION("seen after the death") {
    known.death(2018y / 6 / 1);
    known.trace(TraceKind::home_visit, 2018y / 7 / 1);
  }
  CHECK(run_check("P1", known.facts, in_2019).size() == 1);
}

TEST_CASE("P1: who has moved is asked about in the county of the year") {
  FactsBuilder known = poor();
  Enrolment& moved = known.enrolment();
  moved.benefit_from = std::nullopt;
  moved.enrolled_on = 2019y / 2 / 1;
  moved.region.county = {130283};
  Finding finding = the_finding("P1", known.facts, in_2019);
  CHECK(value<std::string>(finding, "p1.insured", "county") == "130225");
  CHECK(cites(finding, known.facts.enrolments.front().source));
  CHECK(same_in_any_order("P1", known.facts, in_2019));

  known.facts.enrolments.back().enrolled_on = 2018y / 2 / 1;
  finding = the_finding("P1", known.facts, in_2019);
  CHECK(value<std::string>(finding, "p1.insured", "county") == "130283");

  known.facts.enrolments.front().benefit_from = 2018y / 3;  // draws it there
  CHECK(run_check("P1", known.facts, in_2019).empty());
}

TEST_CASE("P1 counts what government paid to this scheme on the ground of poverty") {
  FactsBuilder known = poor();
  GovernmentContribution& paid = known.subsidy(2018, yuan(100), 2018y / 7 / 1);
  SECTION("another scheme") { paid.scheme = Scheme::resident_medical; }
  SECTION("another ground") { paid.basis = SubsidyBasis::unemployment; }
  SECTION("another year") { paid.year = 2017; }
  CHECK(the_finding("P1", known.facts, in_2019).sums.owed == yuan(100));
}

TEST_CASE("P1: paid anywhere is paid") {
  FactsBuilder known = poor();
  known.subsidy(2018, yuan(100), 2018y / 7 / 1).county = {130283};
  CHECK(run_check("P1", known.facts, in_2019).empty());
}

TEST_CASE("P1: what the person paid does not make good what government owes") {
  FactsBuilder known = poor();
  known.contribution(2018, yuan(100), 2018y / 3 / 1);
  CHECK(the_finding("P1", known.facts, in_2019).sums.owed == yuan(100));
}

TEST_CASE("P1: the policy of the county decides") {
  FactsBuilder known = poor();
  policy::Policy policy = test_policy();
  policy.lowest_tier.push_back({{2018y / 1 / 1, std::nullopt}, yuan(200), "county's tier", {130225}});
  SECTION("a raised tier: the poor keep the lower one") {
    CHECK(the_finding("P1", known.facts, in_2019, policy).sums.owed == yuan(100));
  }
  SECTION("a raised tier where none is kept") {
    policy.tier_for_the_poor.clear();
    const Finding finding = the_finding("P1", known.facts, in_2019, policy);
    CHECK(finding.sums.owed == yuan(200));
    CHECK(value<std::string>(finding, "p1.nothing_paid", "basis") == "county's tier");
    known.facts.enrolments.front().region.county = {130283};
    CHECK(the_finding("P1", known.facts, in_2019, policy).sums.owed == yuan(100));
  }
  SECTION("no lowest tier is set") {
    policy.lowest_tier.clear();
    CHECK(run_check("P1", known.facts, in_2019, policy).empty());
  }
  SECTION("the county goes on paying") {
    policy.government_pays_for_poor.push_back(
        {{2018y / 1 / 1, std::nullopt}, {0, 0, 1}, "county's plan", {130225}});
    stay(known).period.to = std::nullopt;
    CHECK(run_check("P1", known.facts, in_2021, policy).size() == 3);
    known.facts.enrolments.front().region.county = {130283};
    CHECK(run_check("P1", known.facts, in_2021, policy).size() == 2);
  }
}

TEST_CASE("P1: the order of rows changes nothing") {
  FactsBuilder known = poor();
  known.registry_period(Registry::registered_poor, {Day{2017y / 1 / 1}, std::nullopt});
  known.registry_period(Registry::medical_aid, {Day{2018y / 1 / 1}, std::nullopt});
  known.subsidy(2018, yuan(30), 2018y / 7 / 1);
  known.subsidy(2018, yuan(20), 2018y / 5 / 1);
  const Finding finding = the_finding("P1", known.facts, in_2019);
  CHECK(finding.sums.owed == yuan(50));
  CHECK(value<std::string>(finding, "p1.poor_in_year", "registry") == "registered_poor");
  CHECK(finding.citations.size() == 6);
  CHECK(same_in_any_order("P1", known.facts, in_2019));
}

TEST_CASE("P1 and P5 draw one line: what one county pays in parts up to the tier is one contribution") {
  FactsBuilder known = poor();
  known.subsidy(2018, yuan(60), 2018y / 5 / 1);
  SECTION("the rest of it") {
    known.subsidy(2018, yuan(40), 2018y / 7 / 1);
    CHECK(run_check("P1", known.facts, in_2019).empty());
    CHECK(run_check("P5", known.facts, in_2019).empty());
  }
  SECTION("a fen too much") {
    known.subsidy(2018, Fen{4001}, 2018y / 7 / 1);
    CHECK(run_check("P1", known.facts, in_2019).empty());
    CHECK(the_finding("P5", known.facts, in_2019).sums.lost == Fen{1});
  }
  SECTION("a fen too little") {
    known.subsidy(2018, Fen{3999}, 2018y / 7 / 1);
    CHECK(the_finding("P1", known.facts, in_2019).sums.owed == Fen{1});
    CHECK(run_check("P5", known.facts, in_2019).empty());
  }
  SECTION("the rest of it from another county") {
    known.subsidy(2018, yuan(40), 2018y / 7 / 1).county = {130283};
    const Finding finding = the_finding("P1", known.facts, in_2019);
    CHECK(finding.sums.owed == yuan(40));
    CHECK(value<Fen>(finding, "p1.paid_elsewhere", "amount") == yuan(40));
    CHECK(the_finding("P5", known.facts, in_2019).sums.lost == yuan(40));
  }
  SECTION("all of it from another county") {
    known.subsidy(2018, yuan(100), 2018y / 7 / 1).county = {130283};
    CHECK(run_check("P1", known.facts, in_2019).empty());
    const Finding finding = the_finding("P5", known.facts, in_2019);
    CHECK(finding.sums.lost == yuan(60));
    CHECK(value<std::string>(finding, "p5.one_counts", "county") == "130283");
    CHECK(same_in_any_order("P5", known.facts, in_2019));
  }
}

TEST_CASE("P1: a registry's row with the person's number beside another's name makes nobody poor") {
  FactsBuilder known = poor();
  stay(known).name = "李大海";
  CHECK(run_check("P1", known.facts, in_2019).empty());
  stay(known).name = "王秀瑛";  // sounds the same
  CHECK(run_check("P1", known.facts, in_2019).size() == 1);
  stay(known).name = "李大海";
  known.payment(2018y / 3, yuan(10), Scheme::unemployment).name = "李大海";  // known by that name, too
  CHECK(run_check("P1", known.facts, in_2019).size() == 1);
}

TEST_CASE("P1: what surely stands under another number has to be booked, not paid again") {
  FactsBuilder known = poor();
  const CitizenId other = citizen(900);
  SECTION("surely") {
    known.linked_subsidy(other, 2018, yuan(100), 2018y / 9 / 1, 0.96);
    const Finding finding = the_finding("P1", known.facts, in_2019);
    CHECK(finding.sums == Sums{});
    CHECK(value<Fen>(finding, "p1.under_other_number", "amount") == yuan(100));
    CHECK(value<std::string>(finding, "p1.under_other_number", "other_number") == other.to_string());
    CHECK(value<std::string>(finding, "p1.under_other_number", "fingerprint") == fingerprint(other));
    CHECK(value<Fen>(finding, "p1.to_be_booked", "amount") == yuan(100));
    CHECK(reasons(finding, "p1.pay_now").empty());
    CHECK(reasons(finding, "p1.nothing_paid").empty());
    CHECK(cites(finding, known.facts.linked_subsidies.front().row.source));
  }
  SECTION("a part of it") {
    known.linked_subsidy(other, 2018, yuan(40), 2018y / 9 / 1, 0.96);
    const Finding finding = the_finding("P1", known.facts, in_2019);
    CHECK(finding.sums.owed == yuan(60));
    CHECK(value<Fen>(finding, "p1.to_be_booked", "amount") == yuan(40));
  }
  SECTION("a part by another county is a second contribution, as for P5") {
    known.subsidy(2018, yuan(60), 2018y / 8 / 1);
    known.linked_subsidy(other, 2018, yuan(40), 2018y / 9 / 1, 0.96).row.county = {130283};
    const Finding finding = the_finding("P1", known.facts, in_2019);
    CHECK(finding.sums.owed == yuan(40));
    CHECK(value<Fen>(finding, "p1.paid_elsewhere", "amount") == yuan(40));
    CHECK(the_finding("P5", known.facts, in_2019).sums.lost == yuan(40));
  }
  SECTION("perhaps") {
    known.linked_subsidy(other, 2018, yuan(100), 2018y / 9 / 1, 0.94);
    const Finding finding = the_finding("P1", known.facts, in_2019);
    CHECK(finding.sums.owed == yuan(100));
    CHECK(value<std::int64_t>(finding, "p1.perhaps_under_other_number", "percent") == 94);
    CHECK(reasons(finding, "p1.to_be_booked").empty());
  }
}

TEST_CASE("P1: a row beside somebody else's name was not paid for the person") {
  FactsBuilder known = poor();
  known.subsidy(2018, yuan(100), 2018y / 7 / 1).name = "赵德胜";
  const Finding finding = the_finding("P1", known.facts, in_2019);
  CHECK(finding.sums.owed == yuan(100));
  CHECK(value<std::string>(finding, "p1.names_somebody_else", "other_name") == "赵德胜");
  CHECK(reasons(finding, "p1.not_under_this_number").size() == 1);
}
