// L1: certification overdue.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Drawing a benefit since 2010, seen at a counter on that day.
FactsBuilder seen_on(Day day) {
  FactsBuilder known;
  known.enrolment();
  known.payments(2018y / 1, 2018y / 3, yuan(120));
  known.trace(TraceKind::counter_visit, day);
  return known;
}

}  // namespace

TEST_CASE("L1: twelve months to the day are in time, one more day is overdue") {
  CHECK(run_check("L1", seen_on(2017y / 4 / 10).facts).empty());
  const FactsBuilder known = seen_on(2017y / 4 / 9);
  const Finding finding = the_finding("L1", known.facts);
  CHECK(finding.key.period == "2018-04");
  CHECK(finding.sums == Sums{});
  CHECK(value<Day>(finding, "l1.last_seen", "seen_on") == Day{2017y / 4 / 9});
  CHECK(value<Day>(finding, "l1.was_due", "due_on") == Day{2018y / 4 / 9});
  CHECK(reasons(finding, "l1.send_reminder").size() == 1);
  CHECK(cites(finding, known.facts.traces.front().source));
}

TEST_CASE("L1: a proof of life on 29 February holds until the last of February") {
  CHECK(run_check("L1", seen_on(2016y / 2 / 29).facts, 2017y / 2 / 28).empty());  // no recent payment either
  FactsBuilder known = seen_on(2016y / 2 / 29);
  known.payment(2017y / 2, yuan(120));
  CHECK(run_check("L1", known.facts, 2017y / 2 / 28).empty());
  CHECK(value<Day>(the_finding("L1", known.facts, 2017y / 3 / 1), "l1.was_due", "due_on") ==
        Day{2017y / 2 / 28});
}

TEST_CASE("L1: the months come from the policy in force on the day of the run") {
  policy::Policy policy = test_policy();
  policy.certification_months.front().value = 6;
  CHECK(run_check("L1", seen_on(2017y / 10 / 10).facts, run_day, policy).empty());
  CHECK(run_check("L1", seen_on(2017y / 10 / 9).facts, run_day, policy).size() == 1);
  policy.certification_months.clear();
  CHECK(run_check("L1", seen_on(2010y / 1 / 1).facts, run_day, policy).empty());
}

TEST_CASE("L1: only strong traces certify") {
  FactsBuilder known = seen_on(2017y / 1 / 1);
  known.trace(TraceKind::outpatient_visit, 2018y / 3 / 1);
  known.trace(TraceKind::phone_contact, 2018y / 3 / 1);
  CHECK(run_check("L1", known.facts).size() == 1);
  known.trace(TraceKind::vaccination, 2018y / 3 / 1);
  CHECK(run_check("L1", known.facts).empty());
}

TEST_CASE("L1: a photo certifies only by a calibrated comparison") {
  FactsBuilder known = seen_on(2017y / 1 / 1);
  FaceComparison& comparison =
      *known.compared_collection(morning_of(2018y / 3 / 6), FaceOutcome::same).comparison;
  CHECK(run_check("L1", known.facts).size() == 1);
  comparison.certifies = true;
  CHECK(run_check("L1", known.facts).empty());
  CHECK(value<Day>(the_finding(
                       "L1",
                       [&] {
                         known.payment(2019y / 3, yuan(120));
                         return known.facts;
                       }(),
                       2019y / 4 / 1),
                   "l1.last_photo", "captured_on") == Day{2018y / 3 / 6});
}

TEST_CASE("L1: a picture from another day certifies nobody, however like it is") {
  FactsBuilder known = seen_on(2017y / 1 / 1);
  AssessedCollection& collected = known.compared_collection(morning_of(2018y / 3 / 6), FaceOutcome::same);
  collected.comparison->certifies = true;
  CHECK(run_check("L1", known.facts).empty());
  SECTION("the enrolled photo handed in as a new one") {
    collected.earlier_uses = {{known.facts.id, 50, std::nullopt, morning_of(2015y / 1 / 1)}};
  }
  SECTION("an edited copy of an earlier one") {
    collected.earlier_uses = {{known.facts.id, 50, 7, morning_of(2017y / 2 / 1), CopyKind::edited, 0.01}};
  }
  SECTION("a photo that is older than stated") {
    collected.capture.taken_at = std::chrono::local_days{2017y / 11 / 2} + std::chrono::hours{9};
  }
  CHECK(run_check("L1", known.facts).size() == 1);
}

TEST_CASE("L1: without a trace the cycle runs from the first month of benefit") {
  FactsBuilder known;
  known.enrolment().benefit_from = 2017y / 4;
  known.payments(2017y / 4, 2018y / 3, yuan(120));
  CHECK(run_check("L1", known.facts, 2018y / 4 / 1).empty());
  const Finding finding = the_finding("L1", known.facts, 2018y / 4 / 2);
  CHECK(finding.key.period == "2018-04");
  CHECK(value<Month>(finding, "l1.since_benefit_began", "month") == 2017y / 4);

  known.facts.enrolments.front().benefit_from = std::nullopt;
  CHECK(value<Month>(the_finding("L1", known.facts, 2018y / 4 / 2), "l1.since_first_payment", "month") ==
        2017y / 4);
}

TEST_CASE("L1: a benefit that began after the last trace begins a new cycle") {
  FactsBuilder known = seen_on(2016y / 1 / 1);
  known.facts.enrolments.front().benefit_from = 2017y / 6;
  CHECK(run_check("L1", known.facts).empty());
}

TEST_CASE("L1 is about recipients, and silent where a recorded death stands") {
  FactsBuilder stopped = seen_on(2017y / 1 / 1);
  std::erase_if(stopped.facts.payments, [](const Payment& p) { return p.month > 2018y / 1; });
  CHECK(run_check("L1", stopped.facts).empty());

  FactsBuilder dead = seen_on(2017y / 1 / 1);
  dead.death(2018y / 3 / 1);
  CHECK(run_check("L1", dead.facts).empty());

  FactsBuilder wrongly_dead = seen_on(2017y / 1 / 1);
  wrongly_dead.death(2016y / 3 / 1);
  CHECK(run_check("L1", wrongly_dead.facts).size() == 1);
}

TEST_CASE("L1 leads people of eighty years or more to other techniques and not before a camera") {
  FactsBuilder known = seen_on(2017y / 4 / 9);
  const std::chrono::year_month_day born{known.facts.id.birth_date()};
  const Day eightieth{(born.year() + std::chrono::years{80}) / born.month() / born.day()};
  known.payment(month_of(eightieth), yuan(120));
  const Finding finding = the_finding("L1", known.facts, eightieth);
  CHECK(value<std::int64_t>(finding, "l1.other_technique", "age") == 80);
  CHECK(reasons(finding, "l1.send_reminder").empty());
}

TEST_CASE("L1: a certification by hand is one, unless it names somebody else or lies ahead") {
  FactsBuilder known = seen_on(2016y / 3 / 1);
  CHECK(run_check("L1", known.facts).size() == 1);
  BenefitEvent& event = known.benefit_event(BenefitEventKind::certified_by_hand, 2017y / 4 / 10);
  CHECK(run_check("L1", known.facts).empty());
  event.on = 2017y / 4 / 9;
  const Finding finding = the_finding("L1", known.facts);
  CHECK(value<Day>(finding, "l1.last_by_hand", "on") == Day{2017y / 4 / 9});
  CHECK(cites(finding, event.source));
  event.on = 2018y / 4 / 11;
  CHECK(run_check("L1", known.facts).size() == 1);
  event.on = 2017y / 4 / 10;
  event.name = "诸葛孔明";
  CHECK(run_check("L1", known.facts).size() == 1);
}
