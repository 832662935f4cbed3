// D5 (provision Q3): death records that cannot all be right. Two that lie far apart; one before the person's
// birth or after the day of the run; and nobody told us of a death, but a recipient is older than anybody
// gets. Each is a matter of records, not of the person. No money: what hangs on the right day is in D3.
#include "verify/identity/date.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace benefit::rules {
namespace {

constexpr std::string_view recorded = "d5.recorded";
constexpr std::string_view two_days = "d5.two_days";
constexpr std::string_view later_day_counts = "d5.later_day_counts";
constexpr std::string_view before_birth = "d5.before_birth";
constexpr std::string_view in_the_future = "d5.in_the_future";
constexpr std::string_view mend_record = "d5.mend_record";
constexpr std::string_view very_old = "d5.very_old";
constexpr std::string_view visit = "d5.visit";
constexpr std::array reason_codes = {recorded,      two_days,    later_day_counts, before_birth,
                                     in_the_future, mend_record, very_old,         visit};

/// A funeral may be written down as the death, and a month ends in between; more is a contradiction.
constexpr std::chrono::days usual_delay{31};
constexpr int oldest_age = 110;

void find_two_days(const Subject& subject, std::vector<Finding>& findings) {
  const auto deaths = subject.deaths();
  if (deaths.size() < 2) return;
  const DeathLink &first = *deaths.front(), &last = *deaths.back();
  if (last.record.death_date - first.record.death_date <= usual_delay) return;
  Finding finding = new_finding(subject, "D5", "two_days");
  for (const DeathLink* death : deaths) {
    add_reason(finding, recorded,
               {{"source", std::string(to_string(death->record.reported_by))},
                {"death_date", death->record.death_date},
                {"fingerprint", death->fingerprint}});
    cite(finding, death->record.source);
  }
  add_reason(finding, two_days, {{"days", (last.record.death_date - first.record.death_date).count()}});
  add_reason(finding, later_day_counts, {{"death_date", last.record.death_date}});
  findings.push_back(std::move(finding));
}

void find_impossible_days(const Subject& subject, const AsOf& as_of, std::vector<Finding>& findings) {
  std::map<Day, std::vector<const DeathRecord*>> impossible;  // two lists may have the same day
  for (const DeathRecord& record : subject.facts().deaths)
    if (record.id == subject.id() && !is_set_aside(subject.facts(), record) &&
        !is_withdrawn(subject.facts(), record, as_of) &&
        (record.death_date < subject.id().birth_date() || record.death_date > as_of))
      impossible[record.death_date].push_back(&record);
  for (const auto& [day, records] : impossible) {
    Finding finding = new_finding(subject, "D5", identity::format_day(day));
    std::set<std::string> named;
    for (const DeathRecord* record : records) {
      cite(finding, record->source);
      // Of each, so that one decision sets all of them aside.
      if (!named.insert(fingerprint(*record)).second) continue;
      add_reason(finding, day < subject.id().birth_date() ? before_birth : in_the_future,
                 {{"source", std::string(to_string(record->reported_by))},
                  {"death_date", day},
                  {"fingerprint", fingerprint(*record)}});
    }
    add_reason(finding, mend_record);
    findings.push_back(std::move(finding));
  }
}

void find_very_old(const Subject& subject, const AsOf& as_of, std::vector<Finding>& findings) {
  const int age = as_of.age_of(subject.id().birth_date());
  if (age <= oldest_age || subject.death_stands() || !is_recipient(subject, as_of)) return;
  const auto traces = subject.strong_traces();
  if (!traces.empty() && months_later(traces.back()->seen_on, 12) >= as_of) return;
  Finding finding = new_finding(subject, "D5", "very_old");
  add_reason(finding, very_old, {{"age", age}});
  add_reason(finding, visit);
  if (const Payment* newest = newest_payment(subject.facts())) cite(finding, newest->source);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  find_two_days(subject, findings);
  find_impossible_days(subject, context.as_of, findings);
  find_very_old(subject, context.as_of, findings);
}

}  // namespace

constinit const Check d5_death_records_contradict{
    .code = "D5",
    .provision = q3,
    .finds =
        "Two death records of one person whose days lie more than 31 days apart; a death record before the "
        "person's birth or after the day of the run; a recipient of more than 110 years without a proof of "
        "life in the last twelve months.",
    .reads =
        "Death records with the person's own ID number; strong traces of life; payments. A record that "
        "was withdrawn says nothing. Two records contradict each other only when both can be the person's.",
    .needs = {.all = {}, .any = death_feeds},
    .money = "None: what was paid after the later of two days is in D3.",
    .period = "two_days; the impossible day (2031-01-05); very_old",
    .cannot_see = "Two records that are both wrong by the same days.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
