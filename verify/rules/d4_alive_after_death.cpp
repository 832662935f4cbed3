// D4 (provisions Q3, Q4): alive after "death". A strong trace of life later than every usable death record.
// Reads usable death records, strong traces, payments and the roll. The record is suspect, not the person:
// benefits go on. Money: nothing, unless the payments stopped on account of the record; then what was not
// paid since is owed.
#include "verify/identity/date.hpp"
#include "verify/rules/arrears.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view death_recorded = "d4.death_recorded";
constexpr std::string_view seen_alive = "d4.seen_alive";
constexpr std::string_view record_is_suspect = "d4.record_is_suspect";
constexpr std::string_view payments_stopped = "d4.payments_stopped";
constexpr std::array reason_codes = {death_recorded, seen_alive, record_is_suspect, payments_stopped};

void add_traces(Finding& finding, const Subject& subject) {
  for (const TraceOfLife* trace : subject.strong_traces()) {
    if (trace->seen_on <= *subject.death_date()) continue;
    add_reason(finding, seen_alive,
               {{"kind", std::string(to_string(trace->kind))}, {"seen_on", trace->seen_on}});
    cite(finding, trace->source);
  }
}

void add_arrears(Finding& finding, const Subject& subject, const AsOf& as_of) {
  const Month month_of_death = month_of(*subject.death_date());
  const bool paid_since =
      std::any_of(subject.payments().begin(), subject.payments().end(),
                  [&](const Payment* payment) { return payment->month > month_of_death; });
  if (paid_since) return;
  for (const Arrears& arrears : back_pay_of_death(subject, *subject.death_date(), as_of)) {
    add_reason(finding, payments_stopped,
               {{"scheme", std::string(to_string(arrears.scheme))},
                {"last_month", arrears.last_paid},
                {"amount", arrears.per_month},
                {"months", std::int64_t{arrears.months}},
                {"owed", arrears.owed}});
    finding.sums.owed += arrears.owed;
  }
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (!subject.seen_after_death()) return;
  Finding finding = new_finding(subject, "D4", identity::format_day(*subject.death_date()));
  add_deaths(finding, subject, death_recorded);
  add_traces(finding, subject);
  add_reason(finding, record_is_suspect);
  add_arrears(finding, subject, context.as_of);
  findings.push_back(std::move(finding));
}

}  // namespace

constinit const Check d4_alive_after_death{
    .code = "D4",
    .provision = q4,
    .finds =
        "A person recorded as dead who was surely alive on a later day. The record has to be mended; "
        "the benefits go on.",
    .reads =
        "Death records with the person's own ID number whose name can be the person's; "
        "strong traces of life up to the day of the run; payments; the roll.",
    .needs = {.all = {}, .any = death_feeds},
    .money =
        "Owed: only when nothing was paid for any month after the month of death, "
        "the scheme was still paying around that month and the roll states no end: "
        "the amount of the last paid month times the full months "
        "from the month after death through the month before the run. "
        "Nothing is lost.",
    .period = "the recorded day of death (2018-01-05)",
    .cannot_see =
        "A trace that somebody else left under this person's number. "
        "Raises of the benefit while nothing was paid.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
