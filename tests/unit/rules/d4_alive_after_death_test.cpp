// D4: alive after "death".
#include "tests/support/run_checks.hpp"

#include <map>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// Recorded dead on 2018-01-05, seen on 2018-02-07; paid until the month of death and not after it.
FactsBuilder stopped() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 1, 2018y / 1, Fen{12050});
  known.death(2018y / 1 / 5, DeathSource::village);
  known.trace(TraceKind::counter_visit, 2018y / 2 / 7);
  return known;
}

}  // namespace

TEST_CASE("D4: benefits that go on cost and owe nothing") {
  FactsBuilder known = stopped();
  known.payments(2018y / 2, 2018y / 3, Fen{12050});
  const Finding finding = the_finding("D4", known.facts);
  CHECK(finding.key.period == "2018-01-05");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "d4.death_recorded", "source") == "village");
  CHECK(value<std::string>(finding, "d4.seen_alive", "kind") == "counter_visit");
  CHECK(value<Day>(finding, "d4.seen_alive", "seen_on") == Day{2018y / 2 / 7});
  CHECK(reasons(finding, "d4.record_is_suspect").size() == 1);
  CHECK(reasons(finding, "d4.payments_stopped").empty());
  CHECK(cites(finding, known.facts.deaths.front().source));
  CHECK(cites(finding, known.facts.traces.front().source));
}

TEST_CASE("D4: one day after the recorded death is life, the day itself is not") {
  FactsBuilder known = stopped();
  known.facts.traces.front().seen_on = 2018y / 1 / 6;
  CHECK(run_check("D4", known.facts).size() == 1);
  known.facts.traces.front().seen_on = 2018y / 1 / 5;
  CHECK(run_check("D4", known.facts).empty());
}

TEST_CASE("D4 names every strong trace after the recorded day and none of that day") {
  FactsBuilder known = stopped();
  known.trace(TraceKind::hospital_stay, 2018y / 1 / 5);
  known.trace(TraceKind::vaccination, 2018y / 3 / 1);
  const Finding finding = the_finding("D4", known.facts);
  CHECK(reasons(finding, "d4.seen_alive").size() == 2);
  CHECK_FALSE(cites(finding, known.facts.traces[1].source));
  CHECK(cites(finding, known.facts.traces[2].source));
}

TEST_CASE("D4: with several records the trace has to be later than the latest") {
  FactsBuilder known = stopped();
  known.death(2018y / 2 / 7);
  CHECK(run_check("D4", known.facts).empty());
  known.facts.deaths.back().death_date = 2018y / 2 / 6;
  const Finding finding = the_finding("D4", known.facts);
  CHECK(finding.key.period == "2018-02-06");
  CHECK(reasons(finding, "d4.death_recorded").size() == 2);
}

TEST_CASE("D4: a medium or weak trace, or no usable record, says nothing") {
  FactsBuilder known = stopped();
  known.facts.traces.front().kind = TraceKind::outpatient_visit;
  CHECK(run_check("D4", known.facts).empty());
  known.facts.traces.front().kind = TraceKind::home_visit;
  CHECK(run_check("D4", known.facts).size() == 1);
  known.facts.deaths.front().name = "赵建国";
  CHECK(run_check("D4", known.facts).empty());
}

TEST_CASE("D4: what stopped on account of the record is owed for every full month since") {
  const Finding finding = the_finding("D4", stopped().facts);
  CHECK(finding.sums == Sums{Fen{}, Fen{}, Fen{2 * 12050}});  // February and March; April is not over
  CHECK(value<std::int64_t>(finding, "d4.payments_stopped", "months") == 2);
  CHECK(value<Month>(finding, "d4.payments_stopped", "last_month") == 2018y / 1);
  CHECK(the_finding("D4", stopped().facts, 2018y / 5 / 1).sums.owed == Fen{3 * 12050});
  CHECK(the_finding("D4", stopped().facts, 2018y / 2 / 28).sums.owed == Fen{0});
}

TEST_CASE("D4: an end that the roll states from the month of death on is taken for the record's doing") {
  FactsBuilder closed = stopped();
  closed.facts.enrolments.front().benefit_to = 2018y / 1;
  const Finding finding = the_finding("D4", closed.facts);
  CHECK(finding.sums.owed == Fen{2 * 12050});
  CHECK(value<Month>(finding, "d4.closed_on_roll", "last_month") == 2018y / 1);
  CHECK(reasons(the_finding("D4", stopped().facts), "d4.closed_on_roll").empty());
}

TEST_CASE("D4: what is missing between payments is owed, and behind the last one as far as lists have come") {
  FactsBuilder known = stopped();
  known.payments(2018y / 2, 2018y / 3, Fen{12050});
  const AsOf day(2018y / 10 / 10);
  const policy::Policy policy = test_policy();
  const auto owed = [&](Month last_list) {
    std::vector<ListedMonth> lists;
    for (Month month = 2017y / 1; month <= last_list; month += std::chrono::months{1})
      lists.push_back({Scheme::resident_pension, known.facts.enrolments.front().region.county, month, 100});
    const rules::ListedMonths listed(lists, {});
    const auto findings =
        rules::run_checks(known.facts, match::link_deaths(known.facts, day),
                          {.as_of = day, .policy = policy, .checks = rules::checks(), .listed = &listed});
    const auto found = std::ranges::find(findings, "D4", [](const Finding& f) { return f.key.check; });
    REQUIRE(found != findings.end());
    return found->sums.owed;
  };
  CHECK(owed(2018y / 3) == Fen{0});
  CHECK(owed(2018y / 7) == Fen{4 * 12050});
  known.payment(2018y / 9, Fen{13000});
  CHECK(owed(2018y / 7) == Fen{5 * 12050});  // August too, since September came; at what was paid before
}

TEST_CASE("D4: nothing is owed when payments went on, had a stated end, or had stopped long before") {
  FactsBuilder one_more = stopped();
  one_more.payments(2018y / 2, 2018y / 3, Fen{12050});
  CHECK(the_finding("D4", one_more.facts).sums.owed == Fen{0});

  FactsBuilder ended = stopped();
  ended.facts.enrolments.front().benefit_to = 2017y / 12;
  CHECK(the_finding("D4", ended.facts).sums.owed == Fen{0});

  FactsBuilder never_enrolled = stopped();
  never_enrolled.facts.enrolments.clear();
  CHECK(the_finding("D4", never_enrolled.facts).sums.owed == Fen{0});

  FactsBuilder long_before = stopped();
  std::erase_if(long_before.facts.payments, [](const Payment& p) { return p.month > 2017y / 11; });
  CHECK(the_finding("D4", long_before.facts).sums.owed == Fen{2 * 12050});
  std::erase_if(long_before.facts.payments, [](const Payment& p) { return p.month > 2017y / 10; });
  CHECK(the_finding("D4", long_before.facts).sums.owed == Fen{0});
}

TEST_CASE("D4: what a case has promised is named and not asked for again") {
  FactsBuilder known = stopped();
  const AsOf as_of(run_day);
  const policy::Policy policy = test_policy();
  const std::map<CitizenId, std::vector<Arrears>> promised{
      {known.facts.id, {{Scheme::resident_pension, 2018y / 1, Fen{12050}, 1, Fen{12050}, 2018y / 2}}}};
  for (const Finding& finding : rules::run_checks(
           known.facts, match::link_deaths(known.facts, as_of),
           {.as_of = as_of, .policy = policy, .checks = rules::checks(), .promised = &promised})) {
    if (finding.key.check != "D4") continue;
    CHECK(finding.sums.owed == Fen{12050});  // March is promised by nobody
    CHECK(value<std::int64_t>(finding, "d4.payments_stopped", "months") == 1);
    CHECK(value<Month>(finding, "d4.payments_stopped", "first_month") == 2018y / 3);
    CHECK(value<Fen>(finding, "d4.promised", "amount") == Fen{12050});
  }
  CHECK(reasons(the_finding("D4", known.facts), "d4.promised").empty());
}
