// L1 (provision Q1): certification overdue. Overdue means not certified; it does not mean dead.
// Reads payments, strong traces of life, certifying collections, the start of the benefit, death records and
// the policy's months of validity. Leads to a reminder, then other techniques, then a home visit; for the
// very old to the other techniques at once. No money.
#include "verify/identity/date.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view last_seen = "l1.last_seen";
constexpr std::string_view last_photo = "l1.last_photo";
constexpr std::string_view since_benefit_began = "l1.since_benefit_began";
constexpr std::string_view since_first_payment = "l1.since_first_payment";
constexpr std::string_view was_due = "l1.was_due";
constexpr std::string_view send_reminder = "l1.send_reminder";
constexpr std::string_view other_technique = "l1.other_technique";
constexpr std::array reason_codes = {last_seen, last_photo,    since_benefit_began, since_first_payment,
                                     was_due,   send_reminder, other_technique};
constexpr std::array needed = {Feed::roll};

/// The day from which the months of validity run, and why it is that day.
struct Start {
  Day day;
  Reason reason;
  Citation citation;
};

/// Keeps the later of two starts, the earlier argument when they fall on one day.
void take_later(std::optional<Start>& start, Start other) {
  if (!start || other.day > start->day) start = std::move(other);
}

void take_newest_trace(std::optional<Start>& start, const Subject& subject) {
  if (subject.strong_traces().empty()) return;
  const TraceOfLife& trace = *subject.strong_traces().back();
  take_later(start, {trace.seen_on,
                     {std::string(last_seen),
                      {{"kind", std::string(to_string(trace.kind))}, {"seen_on", trace.seen_on}}},
                     Citation{trace.source, std::nullopt}});
}

void take_newest_certifying_photo(std::optional<Start>& start, const Subject& subject, const AsOf& as_of) {
  for (const AssessedCollection* collected : collections_in_order(subject)) {
    const Day day = china_day_of(collected->collection.captured_at);
    if (day > as_of || !certifies_life(*collected)) continue;
    take_later(start, {day,
                       {std::string(last_photo), {{"captured_on", day}}},
                       Citation{std::nullopt, collected->collection.photo}});
  }
}

/// Entitlement was examined when the benefit began.
void take_benefit_start(std::optional<Start>& start, const Subject& subject, const AsOf& as_of) {
  const Enrolment* newest = nullptr;
  for (const Enrolment& entry : subject.facts().enrolments) {
    if (!entry.benefit_from || first_day(*entry.benefit_from) > as_of) continue;
    if (newest == nullptr ||
        std::tie(newest->benefit_from, newest->source) < std::tie(entry.benefit_from, entry.source))
      newest = &entry;
  }
  if (newest == nullptr) return;
  take_later(start, {first_day(*newest->benefit_from),
                     {std::string(since_benefit_began), {{"month", *newest->benefit_from}}},
                     Citation{newest->source, std::nullopt}});
}

/// For somebody whose start of benefit is not on the roll: the earliest month that is known to have been
/// paid.
void take_first_payment(std::optional<Start>& start, const Subject& subject) {
  const auto first = std::min_element(
      subject.payments().begin(), subject.payments().end(), [](const auto* a, const auto* b) {
        return std::tie(a->month, a->paid_on, a->source) < std::tie(b->month, b->paid_on, b->source);
      });
  take_later(start, {first_day((*first)->month),
                     {std::string(since_first_payment), {{"month", (*first)->month}}},
                     Citation{(*first)->source, std::nullopt}});
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (!is_recipient(subject, context.as_of) || subject.death_stands()) return;
  const auto* validity = policy::in_force(context.policy.certification_months, context.as_of);
  if (validity == nullptr) return;

  std::optional<Start> start;
  take_newest_trace(start, subject);
  take_newest_certifying_photo(start, subject, context.as_of);
  take_benefit_start(start, subject, context.as_of);
  if (!start) take_first_payment(start, subject);
  const Day due = months_later(start->day, validity->value);
  if (context.as_of <= due) return;

  Finding finding = new_finding(subject, "L1", identity::format_month(month_of(due)));
  finding.reasons.push_back(std::move(start->reason));
  finding.citations.push_back(start->citation);
  add_reason(finding, was_due, {{"due_on", due}, {"months", validity->value}});
  if (const int age = context.as_of.age_of(subject.id().birth_date()); age >= age_of_other_techniques)
    add_reason(finding, other_technique, {{"age", age}});
  else
    add_reason(finding, send_reminder);
  findings.push_back(std::move(finding));
}

}  // namespace

constinit const Check l1_certification_overdue{
    .code = "L1",
    .provision = q1,
    .finds = "A recipient whose last proof of life is older than a certification is valid.",
    .finds_zh = "资格认证逾期：先提醒，再换用其他方式，再入户走访；逾期本身不构成怀疑。",
    .reads =
        "Payments of the month of the run or of the two before; the newest strong trace of life; "
        "a photo that certified (only a calibrated comparison can, and no picture from another day, see F2); "
        "the first month of benefit on the roll, or the first paid month known when the roll has none; "
        "the policy's months of validity. "
        "Where a recorded death stands, D1 speaks instead.",
    .needs = {.all = needed, .any = {}},
    .money = "None.",
    .period = "the month in which the certification was due (2018-03)",
    .cannot_see = "Signs of life that no feed delivers. Overdue means not certified; it does not mean dead.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
