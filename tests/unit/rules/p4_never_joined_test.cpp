// P4: registered poor of 60 or more who are in no scheme.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Sixty on the very day of the run, registered as poor since 2016.
FactsBuilder poor() {
  FactsBuilder known{CitizenId::from_body(13022519580410002)};
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, std::nullopt});
  return known;
}

void perhaps_on_roll(FactsBuilder& known, double probability) {
  FactsBuilder other{citizen(4)};
  known.facts.linked_enrolments.push_back({other.enrolment(), FactsBuilder::evidence(probability)});
}

}  // namespace

TEST_CASE("P4 invites a registered poor person of sixty who is in no scheme") {
  const FactsBuilder known = poor();
  const Finding finding = the_finding("P4", known.facts);
  CHECK(finding.key.period == "registered_poor");
  CHECK(finding.name == "王秀英");
  CHECK(finding.region.county == RegionCode{130225});
  CHECK(finding.sums == Sums{});
  CHECK(value<std::int64_t>(finding, "p4.registered_poor", "age") == 60);
  CHECK(reasons(finding, "p4.not_on_roll").size() == 1);
  CHECK(reasons(finding, "p4.invite").size() == 1);
  CHECK(cites(finding, known.facts.registry_periods.front().source));
}

TEST_CASE("P4 invites nobody") {
  FactsBuilder known = poor();
  SECTION("who is not yet sixty") {
    CHECK(run_check("P4", known.facts, 2018y / 4 / 9).empty());
    return;
  }
  SECTION("who is on the roll") { known.enrolment(); }
  SECTION("who draws a benefit") { known.payment(2018y / 3, yuan(120)); }
  SECTION("who has left the registry") { known.facts.registry_periods.front().period.to = 2018y / 4 / 9; }
  SECTION("who is in another registry only") {
    known.facts.registry_periods.front().registry = Registry::dibao;
  }
  SECTION("who has died") { known.death(2018y / 1 / 5); }
  SECTION("who is on the roll under another number") { perhaps_on_roll(known, 0.96); }
  CHECK(run_check("P4", known.facts).empty());
}

TEST_CASE("P4 shows an entry of the roll that may be the same person's") {
  FactsBuilder known = poor();
  perhaps_on_roll(known, 0.5);
  const Finding finding = the_finding("P4", known.facts);
  CHECK(reasons(finding, "p4.not_on_roll").empty());
  CHECK(value<std::int64_t>(finding, "p4.perhaps_on_roll", "percent") == 50);
  CHECK(reasons(finding, "match.name.exact").size() == 1);
}

TEST_CASE("P4: an unlikely entry of the roll is not mentioned") {
  FactsBuilder known = poor();
  perhaps_on_roll(known, 0.1);
  CHECK(reasons(the_finding("P4", known.facts), "p4.not_on_roll").size() == 1);
}

TEST_CASE("P4 invites whom the procedure lifted out, and says so") {
  FactsBuilder known = poor();
  RegistryPeriod& stay = known.facts.registry_periods.front();
  stay.period.to = 2017y / 12 / 31;
  stay.exit_procedure = true;
  const Finding finding = the_finding("P4", known.facts);
  CHECK(value<Day>(finding, "p4.lifted_out", "valid_to") == Day{2017y / 12 / 31});
  known.facts.registry_periods.front().exit_procedure = false;  // struck off
  CHECK(run_check("P4", known.facts).empty());
}

TEST_CASE("P4: a stay that lasts goes before one that has ended, in whatever order the rows come") {
  FactsBuilder known = poor();
  const Source lasting = known.facts.registry_periods.front().source;
  RegistryPeriod& ended =
      known.registry_period(Registry::registered_poor, {Day{2017y / 1 / 1}, Day{2017y / 2 / 1}});
  ended.exit_procedure = true;
  known.registry_period(Registry::registered_poor, {Day{2015y / 1 / 1}, std::nullopt});
  const Finding finding = the_finding("P4", known.facts);
  CHECK(cites(finding, lasting));
  CHECK(reasons(finding, "p4.lifted_out").empty());
  CHECK(same_in_any_order("P4", known.facts));
}

TEST_CASE("P4: medical insurance and unemployment benefit are no pension") {
  FactsBuilder known = poor();
  known.enrolment(Scheme::resident_medical);
  known.payment(2018y / 3, yuan(900), Scheme::unemployment);
  CHECK(run_check("P4", known.facts).size() == 1);
  SECTION("the employee scheme is one") { known.enrolment(Scheme::employee_pension); }
  SECTION("and so is a payment of it") { known.payment(2018y / 3, yuan(900), Scheme::employee_pension); }
  CHECK(run_check("P4", known.facts).empty());
}

TEST_CASE("P4: the policy of the region decides on the age and on the days of the provision") {
  const FactsBuilder known = poor();
  policy::Policy policy = test_policy();
  SECTION("a higher age") {
    policy.pension_age_resident.push_back({{2018y / 1 / 1, std::nullopt}, 61, "own age", {130225}});
  }
  SECTION("a later beginning") {
    for (auto& entry : policy.provisions)
      if (entry.value == "P4") entry.valid.from = run_day + std::chrono::days{1};
  }
  CHECK(run_check("P4", known.facts, run_day, policy).empty());
}

namespace {

/// Joined on the day of the formalities, 2018-05-15, with 60 years and two months, registered as poor: the
/// benefit is due from June.
FactsBuilder joined() {
  FactsBuilder known = poor();
  Enrolment& entry = known.enrolment();
  entry.birth_date = 1958y / 3 / 15;
  entry.enrolled_on = 2018y / 5 / 15;
  entry.formalities_on = 2018y / 5 / 15;
  entry.benefit_from = 2018y / 6;
  return known;
}

const Day in_2019{2019y / 4 / 10};

}  // namespace

TEST_CASE("P4: the month after the formalities is right") {
  FactsBuilder known = joined();
  CHECK(run_check("P4", known.facts, in_2019).empty());
  SECTION("the last day of the month") { known.facts.enrolments.front().formalities_on = 2018y / 5 / 31; }
  SECTION("the first day of the month") { known.facts.enrolments.front().formalities_on = 2018y / 5 / 1; }
  SECTION("December to January") {
    known.facts.enrolments.front().formalities_on = 2018y / 12 / 31;
    known.facts.enrolments.front().benefit_from = 2019y / 1;
  }
  CHECK(run_check("P4", known.facts, in_2019).empty());
}

TEST_CASE("P4 finds a benefit that began late: the basic pension of the months between is owed") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 9;
  const Finding finding = the_finding("P4", known.facts, in_2019);
  CHECK(finding.key.period == "first_month");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(264)});  // June, July, August: 3 × 88
  CHECK(value<Day>(finding, "p4.formalities", "formalities_on") == Day{2018y / 5 / 15});
  CHECK(value<Month>(finding, "p4.formalities", "month") == 2018y / 6);
  CHECK(value<Month>(finding, "p4.began_late", "benefit_from") == 2018y / 9);
  CHECK(value<Fen>(finding, "p4.began_late", "owed") == yuan(264));
  CHECK(cites(finding, known.facts.enrolments.front().source));
  CHECK(cites(finding, known.facts.registry_periods.front().source));
}

TEST_CASE("P4: months that were paid all the same are not owed once more") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 9;
  known.payment(2018y / 7, yuan(88));
  CHECK(the_finding("P4", known.facts, in_2019).sums.owed == yuan(176));
  known.payment(2018y / 6, yuan(88));
  known.payment(2018y / 8, yuan(88));
  CHECK(run_check("P4", known.facts, in_2019).empty());
}

TEST_CASE("P4: no month after the run, or after a death, is owed") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 9;
  CHECK(run_check("P4", known.facts, 2018y / 5 / 31).empty());
  CHECK(the_finding("P4", known.facts, 2018y / 6 / 1).sums.owed == yuan(88));
  known.death(2018y / 7 / 1);
  CHECK(the_finding("P4", known.facts, in_2019).sums.owed == yuan(176));
  known.facts.deaths.front().death_date = 2018y / 5 / 31;
  CHECK(run_check("P4", known.facts, in_2019).empty());
}

TEST_CASE("P4: what is owed is the pension of each month in the county") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 9;
  policy::Policy policy = test_policy();
  policy.basic_pension.push_back({{2018y / 8 / 1, std::nullopt}, Fen{10850}, "county's", {130225}});
  CHECK(the_finding("P4", known.facts, in_2019, policy).sums.owed == Fen{8800 + 8800 + 10850});
}

TEST_CASE("P4 finds a benefit that began early, where the person is known to have joined late") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 4;
  known.payments(2018y / 4, 2018y / 7, Fen{8801});
  const Finding finding = the_finding("P4", known.facts, in_2019);
  CHECK(finding.sums == Sums{Fen{17602}, Fen{}, Fen{}});  // April and May
  CHECK(value<Fen>(finding, "p4.began_early", "amount") == Fen{17602});
  CHECK(cites(finding, known.facts.payments[1].source));
  CHECK_FALSE(cites(finding, known.facts.payments[2].source));

  SECTION("not known since when insured") { known.facts.enrolments.front().enrolled_on = std::nullopt; }
  SECTION("the dead are asked for nothing") { known.death(2018y / 9 / 1); }
  CHECK(run_check("P4", known.facts, in_2019).empty());
}

TEST_CASE("P4: the first month of others is decided otherwise") {
  FactsBuilder known = joined();
  Enrolment& entry = known.facts.enrolments.front();
  entry.benefit_from = 2018y / 9;
  RegistryPeriod& stay = known.facts.registry_periods.front();
  SECTION("joined before sixty") { entry.enrolled_on = 2018y / 3 / 14; }
  SECTION("on the roll before sixty in another place") {
    Enrolment& other = known.enrolment();
    other.birth_date = 1958y / 3 / 15;
    other.region.county = {130283};
  }
  SECTION("formalities before sixty") { entry.formalities_on = 2018y / 3 / 14; }
  SECTION("formalities before the provision") { entry.formalities_on = 2017y / 12 / 31; }
  SECTION("no formalities known") { entry.formalities_on = std::nullopt; }
  SECTION("no first month known") { entry.benefit_from = std::nullopt; }
  SECTION("registered the day after") { stay.period.from = 2018y / 5 / 16; }
  SECTION("left the day before") { stay.period.to = 2018y / 5 / 14; }
  SECTION("in another registry") { stay.registry = Registry::dibao; }
  CHECK(run_check("P4", known.facts, in_2019).empty());
}

TEST_CASE("P4: the first month of whom these days just concern") {
  FactsBuilder known = joined();
  Enrolment& entry = known.facts.enrolments.front();
  entry.benefit_from = 2018y / 9;
  RegistryPeriod& stay = known.facts.registry_periods.front();
  SECTION("joined with sixty") { entry.enrolled_on = 2018y / 3 / 15; }
  SECTION("registered on the day") { stay.period = {Day{2018y / 5 / 15}, Day{2018y / 5 / 15}}; }
  SECTION("lifted out before") {
    stay.period.to = 2017y / 1 / 1;
    stay.exit_procedure = true;
  }
  SECTION("not known since when insured") { entry.enrolled_on = std::nullopt; }
  CHECK(the_finding("P4", known.facts, in_2019).sums.owed == yuan(264));
}

TEST_CASE("P4 finds a payment in arrears") {
  FactsBuilder known = joined();
  known.contribution(2017, yuan(1500), 2018y / 5 / 15).kind = ContributionKind::back_payment;
  const Finding finding = the_finding("P4", known.facts, in_2019);
  CHECK(finding.key.period == "back_payment:2018-05-15");
  CHECK(finding.sums == Sums{Fen{}, Fen{}, yuan(1500)});
  CHECK(value<Day>(finding, "p4.paid_in_arrears", "paid_on") == Day{2018y / 5 / 15});
  CHECK(value<Fen>(finding, "p4.refund", "owed") == yuan(1500));
  CHECK(cites(finding, known.facts.contributions.front().source));
  CHECK(cites(finding, known.facts.registry_periods.front().source));
  known.death(2018y / 9 / 1);
  CHECK(the_finding("P4", known.facts, in_2019).sums.owed == yuan(1500));  // to the survivors
}

TEST_CASE("P4: other payments in arrears are as they should be") {
  FactsBuilder known = joined();
  Contribution& row = known.contribution(2017, yuan(1500), 2018y / 5 / 15);
  row.kind = ContributionKind::back_payment;
  SECTION("no arrears") { row.kind = ContributionKind::regular; }
  SECTION("refused") { row.kind = ContributionKind::refused; }
  SECTION("before the provision") { row.paid_on = 2017y / 12 / 31; }
  SECTION("before sixty") { row.paid_on = 2018y / 3 / 14; }
  SECTION("of another payer") { row.payer = Payer::employer; }
  SECTION("to another scheme") { row.scheme = Scheme::employee_pension; }
  SECTION("of somebody insured since long") { known.facts.enrolments.front().enrolled_on = 2010y / 1 / 1; }
  SECTION("of somebody not registered on the day") {
    known.facts.registry_periods.front().period.to = 2018y / 5 / 14;
  }
  CHECK(run_check("P4", known.facts, in_2019).empty());
}

TEST_CASE("P4: two payments in arrears on one day are two findings, in whatever order the rows come") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 8;
  known.contribution(2016, yuan(100), 2018y / 5 / 15).kind = ContributionKind::back_payment;
  known.contribution(2017, yuan(200), 2018y / 5 / 15).kind = ContributionKind::back_payment;
  const auto found = run_check("P4", known.facts, in_2019);
  REQUIRE(found.size() == 3);
  CHECK(found[0].key.period == "back_payment:2018-05-15");
  CHECK(found[1].key.period == "back_payment:2018-05-15:2");
  CHECK(found[1].sums.owed == yuan(200));
  CHECK(found[2].sums.owed == yuan(176));
  CHECK(same_in_any_order("P4", known.facts, in_2019));
}

TEST_CASE("P4: arrears that were paid short are owed for the rest, and Q4 does not call them early") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 9;
  known.payments(2018y / 6, 2018y / 11, yuan(88));
  CHECK(run_check("P4", known.facts, in_2019).empty());
  CHECK(run_check("Q4", known.facts, 2018y / 12 / 10).empty());
  known.facts.payments.front().amount = Fen{8799};
  CHECK(the_finding("P4", known.facts, in_2019).sums.owed == Fen{1});
  known.payment(2018y / 5, yuan(88));  // before it was due by anybody
  CHECK(value<Month>(the_finding("Q4", known.facts, 2018y / 12 / 10), "q4.before_it_began", "benefit_from") ==
        2018y / 6);
  known.facts.registry_periods.clear();  // P4 says nothing about others: the roll does
  CHECK(the_finding("Q4", known.facts, 2018y / 12 / 10).sums.lost == Fen{8799} + yuan(3 * 88));
}

TEST_CASE("P4: a month in which unemployment benefit was drawn is not owed") {
  FactsBuilder known = joined();
  known.facts.enrolments.front().benefit_from = 2018y / 9;
  known.payment(2018y / 7, yuan(1200), Scheme::unemployment);
  CHECK(the_finding("P4", known.facts, in_2019).sums.owed == yuan(176));
}
