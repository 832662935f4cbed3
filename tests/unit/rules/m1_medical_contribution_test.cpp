// M1: the subsidy to a poor person's contribution to resident medical insurance.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

const Day in_2019{2019y / 4 / 10};

// In 2018 the contribution is 220 yuan; 60 % of it are 132, and 88 remain.

FactsBuilder insured(Registry registry, DayInterval period = {Day{2016y / 1 / 1}, std::nullopt}) {
  FactsBuilder known;
  known.enrolment();
  known.registry_period(registry, period);
  return known;
}

void by_government(FactsBuilder& known, Fen amount, Day on = 2018y / 1 / 10) {
  known.subsidy(2018, amount, on).scheme = Scheme::resident_medical;
}

void by_person(FactsBuilder& known, Fen amount, Day on = 2018y / 1 / 10) {
  known.contribution(2018, amount, on).scheme = Scheme::resident_medical;
}

RegistryPeriod& stay(FactsBuilder& known) { return known.facts.registry_periods.front(); }

}  // namespace

TEST_CASE("M1 finds a registered poor person who was charged") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(220));
  const Finding finding = the_finding("M1", known.facts, in_2019);
  CHECK(finding.key.period == "2018");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(220)});
  CHECK(value<std::string>(finding, "m1.group", "registry") == "registered_poor");
  CHECK(value<Day>(finding, "m1.group", "valid_from") == Day{2016y / 1 / 1});
  CHECK(value<Fen>(finding, "m1.due", "amount") == yuan(220));
  CHECK(value<std::int64_t>(finding, "m1.due", "percent") == 100);
  CHECK(value<Fen>(finding, "m1.due", "due") == yuan(220));
  CHECK(value<Fen>(finding, "m1.paid_by_government", "amount") == Fen{});
  CHECK(value<Fen>(finding, "m1.paid_by_person", "amount") == yuan(220));
  CHECK(value<Fen>(finding, "m1.too_little", "owed") == yuan(220));
  CHECK(reasons(finding, "m1.too_much").empty());
  CHECK(reasons(finding, "m1.left_by_procedure").empty());
  CHECK(cites(finding, stay(known).source));
  CHECK(cites(finding, known.facts.contributions.front().source));
}

TEST_CASE("M1: all of it is due to the registered poor and in extreme hardship, to the fen") {
  FactsBuilder known = insured(GENERATE(Registry::registered_poor, Registry::extreme_hardship));
  SECTION("right") {
    by_government(known, yuan(220));
    CHECK(run_check("M1", known.facts, in_2019).empty());
  }
  SECTION("one fen missing") {
    by_government(known, Fen{21999});
    CHECK(the_finding("M1", known.facts, in_2019).sums == Sums{Fen{}, Fen{}, Fen{1}});
  }
  SECTION("one fen beyond") {
    by_government(known, Fen{22001});
    const Finding finding = the_finding("M1", known.facts, in_2019);
    CHECK(finding.sums == Sums{Fen{1}, Fen{}, Fen{}});
    CHECK(value<Fen>(finding, "m1.too_much", "amount") == Fen{1});
  }
  SECTION("one fen charged") {
    by_government(known, yuan(220));
    by_person(known, Fen{1});
    CHECK(the_finding("M1", known.facts, in_2019).sums == Sums{Fen{}, Fen{}, Fen{1}});
  }
}

TEST_CASE("M1: 60 % are due to others in hardship, to the fen") {
  FactsBuilder known = insured(GENERATE(Registry::dibao, Registry::medical_aid));
  SECTION("right") {
    by_government(known, yuan(132));
    by_person(known, yuan(88));
    CHECK(run_check("M1", known.facts, in_2019).empty());
  }
  SECTION("one fen missing, and charged: it is the one fen") {
    by_government(known, Fen{13199});
    by_person(known, Fen{8801});
    const Finding finding = the_finding("M1", known.facts, in_2019);
    CHECK(finding.sums == Sums{Fen{}, Fen{}, Fen{1}});
    CHECK(value<std::int64_t>(finding, "m1.due", "percent") == 60);
    CHECK(value<Fen>(finding, "m1.due", "due") == yuan(132));
  }
  SECTION("paid in full") {
    by_government(known, yuan(220));
    CHECK(the_finding("M1", known.facts, in_2019).sums == Sums{yuan(88), Fen{}, Fen{}});
  }
  SECTION("charged in full and subsidised") {
    by_government(known, yuan(132));
    by_person(known, yuan(220));
    CHECK(the_finding("M1", known.facts, in_2019).sums == Sums{Fen{}, Fen{}, yuan(132)});
  }
}

TEST_CASE("M1: half a fen goes up") {
  FactsBuilder known = insured(Registry::dibao);
  policy::Policy policy = test_policy();
  policy.medical_contribution = {{{2018y / 1 / 1, std::nullopt}, Fen{18001}, "own"}};  // 60 %: 10800.6
  by_government(known, Fen{10801});
  by_person(known, Fen{7200});
  CHECK(run_check("M1", known.facts, in_2019, policy).empty());
  policy.medical_contribution.front().value = Fen{18004};  // 60 %: 10802.4
  CHECK(the_finding("M1", known.facts, in_2019, policy).sums.owed == Fen{1});
}

TEST_CASE("M1: who left by the procedure on 2016-08-01 or later is helped as before") {
  FactsBuilder known = insured(Registry::registered_poor, {Day{2014y / 1 / 1}, Day{2016y / 8 / 1}});
  stay(known).exit_procedure = true;
  by_person(known, yuan(220));
  const Finding finding = the_finding("M1", known.facts, in_2019);
  CHECK(finding.sums.owed == yuan(220));
  CHECK(value<Day>(finding, "m1.left_by_procedure", "valid_to") == Day{2016y / 8 / 1});
  CHECK(value<std::string>(finding, "m1.left_by_procedure", "basis") == "冀人社发〔2018〕3号 二(二)1");
  SECTION("the day before") { stay(known).period.to = 2016y / 7 / 31; }
  SECTION("struck off") { stay(known).exit_procedure = false; }
  SECTION("the list does not say") { stay(known).exit_procedure = std::nullopt; }
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1: who left the registry within the year was in it") {
  FactsBuilder known = insured(Registry::registered_poor, {Day{2014y / 1 / 1}, Day{2018y / 1 / 1}});
  stay(known).exit_procedure = false;
  by_person(known, yuan(220));
  CHECK(the_finding("M1", known.facts, in_2019).sums.owed == yuan(220));
  stay(known).period.to = 2017y / 12 / 31;
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1: in two registries at once the one counts by which more is due") {
  FactsBuilder known = insured(Registry::dibao);
  RegistryPeriod& poor =
      known.registry_period(Registry::registered_poor, {Day{2014y / 1 / 1}, Day{2016y / 8 / 1}});
  poor.exit_procedure = true;
  by_government(known, yuan(220));
  CHECK(run_check("M1", known.facts, in_2019).empty());
  known.facts.registry_periods.back().period.to = 2016y / 7 / 31;
  CHECK(the_finding("M1", known.facts, in_2019).sums.lost == yuan(88));
  CHECK(same_in_any_order("M1", known.facts, in_2019));
}

TEST_CASE("M1: what counts is how much the group is given here, not its name") {
  FactsBuilder known = insured(Registry::registered_poor);
  known.registry_period(Registry::extreme_hardship, {Day{2017y / 1 / 1}, std::nullopt});
  by_government(known, yuan(220));
  policy::Policy policy = test_policy();
  policy.medical_subsidy_share.push_back({{2018y / 1 / 1, std::nullopt},
                                          {policy::MedicalSubsidyGroup::registered_poor, 80},
                                          "county's share",
                                          {130225}});
  CHECK(run_check("M1", known.facts, in_2019, policy).empty());
  by_person(known, yuan(44));
  CHECK(the_finding("M1", known.facts, in_2019, policy).sums == Sums{Fen{}, Fen{}, yuan(44)});
  known.facts.contributions.clear();
  known.facts.registry_periods.pop_back();
  CHECK(the_finding("M1", known.facts, in_2019, policy).sums.lost == yuan(44));
}

TEST_CASE("M1: nothing is too much for somebody who perhaps is given more") {
  FactsBuilder known = insured(Registry::dibao);
  by_government(known, yuan(220));
  SECTION("by a stay that ended in a way that the list does not tell") {
    known.registry_period(Registry::registered_poor, {Day{2014y / 1 / 1}, Day{2016y / 8 / 1}});
    CHECK(run_check("M1", known.facts, in_2019).empty());
    known.facts.registry_periods.back().period.to = 2016y / 7 / 31;
    CHECK(run_check("M1", known.facts, in_2019).size() == 1);
  }
  SECTION("by a stay under another number") {
    Linked<RegistryPeriod>& linked =
        known.linked_registry_period(citizen(4), {Day{2016y / 1 / 1}, std::nullopt}, 0.2);
    CHECK(run_check("M1", known.facts, in_2019).empty());
    by_government(known, Fen{5});
    CHECK(the_finding("M1", known.facts, in_2019).sums.lost == Fen{5});
    linked.match.probability = 0.19;
    CHECK(the_finding("M1", known.facts, in_2019).sums.lost == Fen{8805});
  }
}

TEST_CASE("M1: of what is perhaps due nothing is said to be owed") {
  FactsBuilder known = insured(Registry::dibao);
  known.linked_registry_period(citizen(4), {Day{2016y / 1 / 1}, std::nullopt}, 0.97);
  by_government(known, yuan(132));
  by_person(known, yuan(88));
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1 looks at the years of the provision in which something was paid for the person") {
  FactsBuilder known = insured(Registry::registered_poor);
  CHECK(run_check("M1", known.facts, in_2019).empty());
  by_person(known, yuan(220));
  Contribution& row = known.facts.contributions.front();
  SECTION("the year before") { row.year = 2017; }
  SECTION("a year without a contribution in the policy") { row.year = 2021; }
  SECTION("refused") { row.kind = ContributionKind::refused; }
  SECTION("employee medical insurance") { row.scheme = Scheme::employee_medical; }
  SECTION("another payer") { row.payer = Payer::unemployment_fund; }
  SECTION("in no registry in the year") { stay(known).period.from = 2019y / 1 / 1; }
  SECTION("registered after the run") { stay(known).period.from = in_2019 + std::chrono::days{1}; }
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1: what was paid ahead for the year counts for it") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(220), 2017y / 11 / 20);
  CHECK(the_finding("M1", known.facts, in_2019).key.period == "2018");
}

TEST_CASE("M1: contribution and provision are those of the county in which the person paid last") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(100), 2018y / 1 / 10);
  by_person(known, yuan(150), 2018y / 2 / 10);
  known.facts.contributions.back().county = {130283};
  policy::Policy policy = test_policy();
  policy.medical_contribution.push_back(
      {{2018y / 1 / 1, Day{2018y / 12 / 31}}, yuan(250), "other county's", {130283}});
  const Finding finding = the_finding("M1", known.facts, in_2019, policy);
  CHECK(value<Fen>(finding, "m1.due", "amount") == yuan(250));
  CHECK(finding.sums.owed == yuan(250));
  CHECK(same_in_any_order("M1", known.facts, in_2019, policy));
  for (auto& entry : policy.provisions)
    if (entry.value == "M1") entry.valid.from = 2018y / 1 / 2;
  CHECK(run_check("M1", known.facts, in_2019, policy).empty());
}

TEST_CASE("M1: what was charged to somebody who has died since is owed to the survivors") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(220));
  known.death(2018y / 2 / 1);
  CHECK(the_finding("M1", known.facts, in_2019).sums.owed == yuan(220));
}

TEST_CASE("M1: what is paid after the run has not been paid yet") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(220), in_2019 + std::chrono::days{1});
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1: nothing is too much while a registry by which all is paid was never delivered") {
  FactsBuilder known = insured(Registry::dibao);
  by_government(known, yuan(220));
  const AsOf day(in_2019);
  const policy::Policy policy = test_policy();
  const auto found = [&](const std::set<Feed>& delivered) {
    const auto findings = rules::run_checks(
        known.facts, match::link_deaths(known.facts, day),
        {.as_of = day, .policy = policy, .checks = rules::checks(), .delivered = &delivered});
    return std::ranges::count(findings, "M1", [](const Finding& f) { return f.key.check; });
  };
  CHECK(found({registry_feeds.begin(), registry_feeds.end()}) == 1);
  CHECK(found({Feed::registry_dibao, Feed::registry_registered_poor}) == 0);
  CHECK(found({Feed::registry_dibao, Feed::registry_extreme_hardship}) == 0);
}

namespace {

/// On the roll of resident medical insurance; nobody has paid anything.
FactsBuilder enrolled_alone(Registry registry = Registry::registered_poor) {
  FactsBuilder known = insured(registry, {Day{2018y / 1 / 1}, Day{2018y / 12 / 31}});
  known.enrolment(Scheme::resident_medical).benefit_from = std::nullopt;
  return known;
}

}  // namespace

TEST_CASE("M1: on the roll for the year and nothing paid by anybody: all that is due is owed") {
  FactsBuilder known = enrolled_alone();
  known.facts.registry_periods.front().exit_procedure = false;
  const Finding finding = the_finding("M1", known.facts, in_2019);
  CHECK(finding.key.period == "2018");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(220)});
  CHECK(value<std::string>(finding, "m1.on_the_roll", "county") == "130225");
  CHECK(cites(finding, known.facts.enrolments.back().source));
  CHECK(run_check("M1", known.facts, 2018y / 12 / 31).empty());  // somebody may still pay
  CHECK(run_check("M1", known.facts, 2019y / 1 / 1).size() == 1);
  known.facts.registry_periods.front().registry = Registry::dibao;
  CHECK(the_finding("M1", known.facts, in_2019).sums.owed == yuan(132));
}

TEST_CASE("M1: the roll alone says nothing") {
  FactsBuilder known = enrolled_alone(Registry::dibao);
  Enrolment& entry = known.facts.enrolments.back();
  SECTION("of a year before it") { entry.enrolled_on = 2019y / 1 / 1; }
  SECTION("of the year of death") { known.death(2018y / 12 / 31); }
  SECTION("of somebody insured as an employee since") {
    known.enrolment(Scheme::employee_medical).enrolled_on = 2018y / 12 / 31;
  }
  SECTION("where something was paid to the insurance of employees") {
    known.contribution_of(Scheme::employee_medical, 2018, yuan(50), 2018y / 7 / 1, Payer::employer);
  }
  SECTION("of another insurance") { entry.scheme = Scheme::employee_pension; }
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1: the day on the other side of each of these") {
  FactsBuilder known = enrolled_alone(Registry::dibao);
  SECTION("enrolled on the last day") { known.facts.enrolments.back().enrolled_on = 2018y / 12 / 31; }
  SECTION("dead on the first day of the next year") { known.death(2019y / 1 / 1); }
  SECTION("insured as an employee from the next year on") {
    known.enrolment(Scheme::employee_medical).enrolled_on = 2019y / 1 / 1;
  }
  CHECK(run_check("M1", known.facts, in_2019).size() == 1);
}

TEST_CASE("M1: a registry's row beside another's name gives nothing") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(220));
  stay(known).name = "李大海";
  CHECK(run_check("M1", known.facts, in_2019).empty());
}

TEST_CASE("M1: what the ledger has beside somebody else's name was not paid for the person") {
  FactsBuilder known = insured(Registry::registered_poor);
  by_person(known, yuan(220));
  GovernmentContribution& row = known.subsidy(2018, yuan(220), 2018y / 7 / 1);
  row.scheme = Scheme::resident_medical;
  row.name = "李大海";
  const Finding finding = the_finding("M1", known.facts, in_2019);
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(220)});
  CHECK(value<std::string>(finding, "m1.names_somebody_else", "other_name") == "李大海");
  CHECK(cites(finding, row.source));
}
