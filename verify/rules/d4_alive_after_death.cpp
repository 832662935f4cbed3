// D4 (provisions Q3, Q4): alive after "death". A strong trace of life later than every usable death record.
// Reads usable death records, strong traces, payments and the roll. The record is suspect, not the person:
// benefits go on. Money: nothing, unless payments stopped on account of the record; then what was not paid
// since is owed.
#include "verify/identity/date.hpp"
#include "verify/rules/arrears.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace benefit::rules {
namespace {

constexpr std::string_view death_recorded = "d4.death_recorded";
constexpr std::string_view seen_alive = "d4.seen_alive";
constexpr std::string_view record_is_suspect = "d4.record_is_suspect";
constexpr std::string_view payments_stopped = "d4.payments_stopped";
constexpr std::string_view promised_already = "d4.promised";
constexpr std::string_view last_month_unusual = "d4.last_month_unusual";
constexpr std::string_view lists_awaited = "d4.lists_awaited";
constexpr std::string_view closed_on_roll = "d4.closed_on_roll";
constexpr std::array reason_codes = {death_recorded,   seen_alive,       record_is_suspect,
                                     payments_stopped, promised_already, last_month_unusual,
                                     lists_awaited,    closed_on_roll};

void add_traces(Finding& finding, const Subject& subject) {
  for (const TraceOfLife* trace : subject.strong_traces()) {
    if (trace->seen_on <= *subject.death_date()) continue;
    add_reason(finding, seen_alive,
               {{"kind", std::string(to_string(trace->kind))}, {"seen_on", trace->seen_on}});
    cite(finding, trace->source);
  }
}

Reason stopped(const Arrears& arrears) {
  return {std::string(payments_stopped),
          {{"scheme", std::string(to_string(arrears.scheme))},
           {"last_month", arrears.last_paid},
           {"first_month", arrears.first},
           {"amount", arrears.per_month},
           {"months", std::int64_t{arrears.months}},
           {"owed", arrears.owed}}};
}

void add_back_pay(Finding& finding, const Subject& subject, const CheckContext& context) {
  const BackPay back_pay = rules::back_pay(subject, std::nullopt, context.as_of, context.listed);
  std::set<Scheme> schemes;
  for (const Arrears& arrears : promise(back_pay.owed, {}, promised_to(subject, context))) {
    finding.reasons.push_back(stopped(arrears));
    finding.sums.owed += arrears.owed;
    schemes.insert(arrears.scheme);
  }
  Fen due;
  for (const Arrears& arrears : back_pay.owed) due += arrears.owed;
  if (due > finding.sums.owed) add_reason(finding, promised_already, {{"amount", due - finding.sums.owed}});
  for (const BackPay::Unusual& one : back_pay.unusual)
    add_reason(finding, last_month_unusual,
               {{"scheme", std::string(to_string(one.scheme))},
                {"last_month", one.month},
                {"paid", one.paid},
                {"amount", one.counted}});
  for (const BackPay::Awaited& one : back_pay.awaited)
    add_reason(finding, lists_awaited,
               {{"scheme", std::string(to_string(one.scheme))},
                {"first_month", one.first},
                {"months", std::int64_t{one.months}}});
  for (const Scheme scheme : schemes)
    if (const auto end = subject.enrolment(scheme)->benefit_to)
      add_reason(finding, closed_on_roll, {{"scheme", std::string(to_string(scheme))}, {"last_month", *end}});
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (!subject.seen_after_death()) return;
  Finding finding = new_finding(subject, "D4", identity::format_day(*subject.death_date()));
  add_deaths(finding, subject, death_recorded);
  add_traces(finding, subject);
  add_reason(finding, record_is_suspect);
  add_back_pay(finding, subject, context);
  findings.push_back(std::move(finding));
}

}  // namespace

constinit const Check d4_alive_after_death{
    .code = "D4",
    .provision = q4,
    .finds =
        "A person recorded as dead who was surely alive on a later day. The record has to be mended; it is "
        "no reason to stop a benefit.",
    .reads =
        "Death records with the person's own ID number whose name can be the person's; "
        "strong traces of life up to the day of the run; payments; the roll; back pay that cases have "
        "promised.",
    .needs = {.all = {}, .any = death_feeds, .sees_more_with = feeds_of_life},
    .money =
        "Owed: when the scheme was still paying around the month of the earliest record of death, or paid "
        "again after it, and the roll states no earlier end, the months from the one after that record "
        "through the one before the run for which nothing was paid, each times what was usual before it: "
        "the last amount that was paid two months running, or a rise of up to a third over it. A month "
        "counts when its list of payments has come, or when a later month was paid. What a case has promised "
        "is named and not counted again. Nothing is lost.",
    .period = "the recorded day of death (2018-01-05)",
    .cannot_see =
        "A trace that somebody else left under this person's number. Why the roll closed the benefit: an "
        "end from the month of death on is taken for the record's doing. "
        "Raises of the benefit while nothing was paid. A list of which a part was left out looks like months "
        "not paid.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
