// D1: paid, or certified, after a recorded death.
#include "tests/support/run_checks.hpp"

#include <map>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Dead on 2018-01-05, paid from 2017-10 on.
FactsBuilder dead_and_paid_until(Month last) {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 10, last, yuan(120));
  known.death(2018y / 1 / 5);
  return known;
}

}  // namespace

TEST_CASE("D1 finds payments after the month of death") {
  const FactsBuilder known = dead_and_paid_until(2018y / 3);
  const Finding finding = the_finding("D1", known.facts);
  CHECK(finding.key.period == "2018-01");
  CHECK(finding.name == "王秀英");
  CHECK(finding.region == RegionPath{{130225}, "胡各庄镇", "西街村"});
  CHECK(finding.sums == Sums{Fen{}, yuan(120), Fen{}});
  CHECK(value<std::int64_t>(finding, "d1.paid_after_death", "months") == 2);
  CHECK(value<Month>(finding, "d1.paid_after_death", "first_month") == 2018y / 2);
  CHECK(value<Month>(finding, "d1.paid_after_death", "last_month") == 2018y / 3);
  CHECK(value<Fen>(finding, "d1.paid_after_death", "amount") == yuan(240));
  CHECK(value<std::string>(finding, "d1.death_recorded", "agreement") == "exact");
  CHECK(value<std::string>(finding, "d1.death_recorded", "fingerprint") ==
        fingerprint(known.facts.deaths.front()));
  CHECK(cites(finding, known.facts.deaths.front().source));
  CHECK(cites(finding, known.facts.payments.back().source));
  CHECK_FALSE(cites(finding, known.facts.payments.front().source));
}

TEST_CASE("D1: the month of death is due") {
  CHECK(run_check("D1", dead_and_paid_until(2018y / 1).facts).empty());
  CHECK(run_check("D1", dead_and_paid_until(2018y / 2).facts).size() == 1);
}

TEST_CASE("D1: the month counts, not the day of payment") {
  FactsBuilder known = dead_and_paid_until(2018y / 1);
  known.facts.payments.back().paid_on = 2018y / 3 / 31;  // arrears for January
  CHECK(run_check("D1", known.facts).empty());
}

TEST_CASE(
    "D1: who died on the last day of a month is paid for it, whoever died on the next day for one more") {
  FactsBuilder known;
  known.enrolment();
  known.payment(2018y / 2, yuan(120));
  known.death(2018y / 1 / 31);
  CHECK(run_check("D1", known.facts).size() == 1);
  known.facts.deaths.front().death_date = 2018y / 2 / 1;
  CHECK(run_check("D1", known.facts).empty());
}

TEST_CASE("D1: a strong trace of life after the death ends it, on the day of death it does not") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  known.trace(TraceKind::hospital_stay, 2018y / 1 / 5);
  CHECK(run_check("D1", known.facts).size() == 1);
  known.facts.traces.front().seen_on = 2018y / 1 / 6;
  CHECK(run_check("D1", known.facts).empty());
}

TEST_CASE("D1: a weak or medium trace does not overrule a death, nor does one dated after the run") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  known.trace(TraceKind::phone_contact, 2018y / 3 / 1);
  known.trace(TraceKind::card_payment_in_person, 2018y / 3 / 1);
  known.trace(TraceKind::home_visit, 2018y / 4 / 11);
  CHECK(run_check("D1", known.facts).size() == 1);
  known.facts.traces.back().seen_on = run_day;
  CHECK(run_check("D1", known.facts).empty());
}

TEST_CASE("D1: of several records the latest date counts and all are cited") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  known.death(2018y / 2 / 20, DeathSource::village);
  const Finding finding = the_finding("D1", known.facts);
  CHECK(finding.key.period == "2018-02");
  CHECK(reasons(finding, "d1.death_recorded").size() == 2);
  for (const DeathRecord& death : known.facts.deaths) CHECK(cites(finding, death.source));
  CHECK(value<std::int64_t>(finding, "d1.paid_after_death", "months") == 1);
}

TEST_CASE("D1: a record of another person, or one set aside, is no evidence") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  known.facts.deaths.front().name = "赵建国";
  CHECK(run_check("D1", known.facts).empty());
  known.facts.deaths.front().name = "王秀英";
  known.facts.set_aside_records = {fingerprint(known.facts.deaths.front())};
  CHECK(run_check("D1", known.facts).empty());
}

TEST_CASE("D1 finds a photo taken on a day after the death, by the calendar of China") {
  FactsBuilder known = dead_and_paid_until(2018y / 1);
  known.collection(Instant{Day{2018y / 1 / 5}} + 15h + 59min);  // 23:59 in China
  CHECK(run_check("D1", known.facts).empty());
  known.facts.collections.front().collection.captured_at +=
      1min;  // midnight in China, still the 5th in Greenwich
  const Finding finding = the_finding("D1", known.facts);
  CHECK(value<Day>(finding, "d1.photo_after_death", "captured_on") == Day{2018y / 1 / 6});
  CHECK(reasons(finding, "d1.paid_after_death").empty());
  CHECK(cites(finding, known.facts.collections.front().collection.photo));
}

TEST_CASE("D1: what still flows is the latest month of each scheme, while it is recent") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  known.payments(2017y / 10, 2018y / 2, yuan(2000), Scheme::employee_pension);
  known.payment(2018y / 2, yuan(50), Scheme::employee_pension);
  CHECK(the_finding("D1", known.facts, 2018y / 4 / 10).sums.flowing_per_month == yuan(2170));
  CHECK(the_finding("D1", known.facts, 2018y / 5 / 31).sums.flowing_per_month == yuan(120));
  const Finding long_after = the_finding("D1", known.facts, 2018y / 6 / 1);
  CHECK(long_after.sums == Sums{});
  CHECK(reasons(long_after, "d1.still_flowing").empty());
}

TEST_CASE("D1: what the roll has ended since the last payment flows no more") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  const auto flowing = [&] {
    return the_finding("D1", known.facts, 2018y / 4 / 10).sums.flowing_per_month;
  };
  Enrolment& entry = known.facts.enrolments.front();
  entry.benefit_to = 2018y / 1;
  const BatchId payments = known.facts.payments.back().source.batch;
  entry.source.batch = payments + 1;
  CHECK(flowing() == Fen{});
  entry.source.batch = payments - 1;  // paid although the roll had ended it
  CHECK(flowing() == yuan(120));
}

TEST_CASE("D1 leaves the living and the properly ended alone") {
  FactsBuilder living;
  living.enrolment();
  living.payments(2017y / 1, 2018y / 3, yuan(120));
  CHECK(run_check("D1", living.facts, 2018y / 4 / 10, {}).empty());
  CHECK(run_check("D1", dead_and_paid_until(2017y / 12).facts).empty());
}

TEST_CASE("D1 says how sure the death is, and what speaks against it") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  CHECK(value<std::int64_t>(the_finding("D1", known.facts), "d1.how_sure", "percent") == 99);
  known.trace(TraceKind::travel, 2018y / 2 / 1);
  known.trace(TraceKind::card_payment_in_person, 2018y / 2 / 2);
  known.trace(TraceKind::outpatient_visit, 2018y / 2 / 3);
  Finding finding = the_finding("D1", known.facts);
  CHECK(value<std::int64_t>(finding, "d1.how_sure", "percent") == 44);  // odds 99 / 125
  CHECK(reasons(finding, "d1.sign_of_life").size() == 3);
  CHECK(reasons(finding, "d1.look_first").size() == 1);
  CHECK(cites(finding, known.facts.traces.front().source));
  known.trace(TraceKind::home_visit, 2018y / 2 / 4);  // strong: D4 goes before
  CHECK(run_check("D1", known.facts).empty());
  CHECK(run_check("D4", known.facts).size() == 1);
}

TEST_CASE("D1 finds a certification by hand after the death, and names who made it") {
  FactsBuilder known = dead_and_paid_until(2018y / 1);
  CHECK(run_check("D1", known.facts).empty());
  BenefitEvent& event = known.benefit_event(BenefitEventKind::certified_by_hand, 2018y / 1 / 6);
  event.station = "胡各庄站";
  event.operator_name = "张三";
  const Finding finding = the_finding("D1", known.facts);
  CHECK(finding.sums == Sums{});
  CHECK(value<Day>(finding, "d1.certified_after_death", "on") == Day{2018y / 1 / 6});
  CHECK(value<std::string>(finding, "d1.certified_after_death", "operator") == "张三");
  CHECK(cites(finding, event.source));

  event.on = 2018y / 1 / 5;  // on the day of death
  CHECK(run_check("D1", known.facts).empty());
  event.on = 2018y / 1 / 6;
  event.name = "诸葛孔明";
  CHECK(run_check("D1", known.facts).empty());
}

TEST_CASE("D1: a trace beside somebody else's name proves nobody alive, and is told") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  known.trace(TraceKind::hospital_stay, 2018y / 2 / 1).name = "诸葛孔明";
  const Finding finding = the_finding("D1", known.facts);
  CHECK(value<std::string>(finding, "d1.sign_of_somebody_else", "other_name") == "诸葛孔明");
  CHECK(run_check("D4", known.facts).empty());
  known.facts.traces.front().name = "王秀瑛";  // a homophone
  CHECK(run_check("D1", known.facts).empty());
  CHECK(run_check("D4", known.facts).size() == 1);
}

TEST_CASE("D1: a list of deaths that comes anew, whole, says the same once") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  DeathRecord again = known.facts.deaths.front();
  again.source = {77, 2};
  known.facts.deaths.push_back(again);
  const Finding finding = the_finding("D1", known.facts);
  CHECK(reasons(finding, "d1.death_recorded").size() == 1);
  CHECK(cites(finding, again.source));
}

TEST_CASE("D1: what names somebody else makes the death no less probable") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  const auto sure = value<std::int64_t>(the_finding("D1", known.facts), "d1.how_sure", "percent");
  known.trace(TraceKind::phone_contact, 2018y / 2 / 1).name = "诸葛孔明";
  known.trace(TraceKind::hospital_stay, 2018y / 2 / 1).name = "诸葛孔明";
  const Finding finding = the_finding("D1", known.facts);
  CHECK(value<std::int64_t>(finding, "d1.how_sure", "percent") == sure);
  CHECK(reasons(finding, "d1.sign_of_life").empty());
}

TEST_CASE(
    "D1: a suspension that was lifted after the death is told, and not how many in a hundred are dead") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  const AsOf as_of(run_day);
  const policy::Policy policy = test_policy();
  std::map<CitizenId, Day> lifted_on;
  const auto codes = [&] {
    std::set<std::string> found;
    for (const Finding& finding : rules::run_checks(
             known.facts, match::link_deaths(known.facts, as_of),
             {.as_of = as_of, .policy = policy, .checks = rules::checks(), .lifted_on = &lifted_on}))
      if (finding.key.check == "D1")
        for (const Reason& reason : finding.reasons) found.insert(reason.code);
    return found;
  };
  lifted_on[known.facts.id] = 2018y / 1 / 5;  // of the day of death itself it says nothing
  CHECK(codes().contains("d1.no_sign_of_life"));
  CHECK(codes().contains("d1.how_sure"));
  lifted_on[known.facts.id] = 2018y / 3 / 20;
  CHECK(codes().contains("d1.suspension_lifted"));
  CHECK_FALSE(codes().contains("d1.no_sign_of_life"));
  CHECK_FALSE(codes().contains("d1.how_sure"));
}

TEST_CASE("D1 says that a second source is lacking, as long as there is one alone") {
  FactsBuilder known = dead_and_paid_until(2018y / 3);
  CHECK(reasons(the_finding("D1", known.facts), "d1.one_source").size() == 1);
  known.death(2018y / 1 / 5, DeathSource::police);
  CHECK(reasons(the_finding("D1", known.facts), "d1.one_source").empty());
}
