// Q4: people who are owed money: a month of benefit that was not paid, was paid late or was less than the
// basic pension; and a month that was paid before the benefit began. Reads the roll, payments, deaths,
// changes of the benefit and absences. Money: owed is the least that each missing month comes to and what is
// missing from those that were too small; lost is what was paid before the benefit began.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/exclusive_schemes.hpp"
#include "verify/rules/joined_old_and_poor.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace benefit::rules {
namespace {

constexpr std::string_view months_not_paid = "q4.months_not_paid";
constexpr std::string_view months_of_unknown_amount = "q4.months_of_unknown_amount";
constexpr std::string_view too_little = "q4.too_little";
constexpr std::string_view paid_late = "q4.paid_late";
constexpr std::string_view before_it_began = "q4.before_it_began";
constexpr std::string_view before_enrolment = "q4.before_enrolment";
constexpr std::string_view pay_what_is_due = "q4.pay_what_is_due";
constexpr std::array reason_codes = {months_not_paid, months_of_unknown_amount, too_little,     paid_late,
                                     before_it_began, before_enrolment,         pay_what_is_due};
constexpr std::array needed = {Feed::roll, Feed::payments};

/// Lists of payments come with a delay: a month is looked for when it is so old.
constexpr std::chrono::months list_delay{recent_months + 1};

/// The months from the first to the last in which the benefit was due by the roll and that a list of payments
/// could hold: from the person's first payment on, for before it there may be no list. Of somebody who was
/// never paid it looks for the first year of the benefit alone: who has long been a recipient is on lists
/// that we were not given.
struct DueMonths {
  Month first, last;
};

/// Nothing that was delivered speaks against the record, but a suspension has been lifted since: D4 does not
/// look, and the person is owed what comes after all the same.
bool was_lifted_since(const Subject& subject, const CheckContext& context, Day death) {
  return !subject.seen_after_death() && lifted_after(subject, context, death).has_value();
}

std::optional<DueMonths> due_months(const Subject& subject, const CheckContext& context,
                                    const Enrolment& entry, Payments paid) {
  const AsOf& as_of = context.as_of;
  if (!entry.benefit_from) return std::nullopt;
  const Month year_ago = as_of.month() - std::chrono::months{12};
  if (paid.empty() && *entry.benefit_from < year_ago) return std::nullopt;
  DueMonths due{paid.empty() ? *entry.benefit_from : std::max(*entry.benefit_from, paid.front()->month),
                as_of.month() - list_delay};
  if (entry.benefit_to) due.last = std::min(due.last, *entry.benefit_to);
  // A death that is recorded ends what is looked for, whether it stands or not: D4 gives back what is due.
  for (const DeathLink* death : subject.deaths())
    if (!was_lifted_since(subject, context, death->record.death_date))
      due.last = std::min(due.last, month_of(death->record.death_date));
  // D4 does not look at likeness: whoever was seen after such a death is looked after here.
  const auto seen = subject.strong_traces();
  for (const DeathLink* death : subject.probable_deaths())
    if (seen.empty() || seen.back()->seen_on <= death->record.death_date)
      due.last = std::min(due.last, month_of(death->record.death_date));
  if (due.last < due.first) return std::nullopt;
  return due;
}

/// The suspensions and resumptions of one scheme, in order of time.
std::vector<const BenefitEvent*> switches_of(const SubjectFacts& facts, Scheme scheme) {
  std::vector<const BenefitEvent*> events;
  for (const BenefitEvent& event : facts.benefit_events)
    if (event.scheme == scheme &&
        (event.kind == BenefitEventKind::suspended || event.kind == BenefitEventKind::resumed))
      events.push_back(&event);
  std::sort(events.begin(), events.end(), [](const auto* a, const auto* b) {
    return std::tie(a->on, a->source) < std::tie(b->on, b->source);
  });
  return events;
}

bool suspended_on(const std::vector<const BenefitEvent*>& switches, Day day) {
  bool suspended = false;
  for (const BenefitEvent* event : switches)
    if (event->on <= day) suspended = event->kind == BenefitEventKind::suspended;
  return suspended;
}

/// The benefit may have rested in the month, or in a part of it, because of where the person was (X1).
bool absent_in(const SubjectFacts& facts, Month month) {
  return std::any_of(facts.absences.begin(), facts.absences.end(), [month](const Absence& absence) {
    return absence.kind != AbsenceKind::settled_abroad &&
           absence.period.overlaps({first_day(month), last_day(month)});
  });
}

/// A case has promised the month already, by the amount that was usual.
bool is_promised(const Subject& subject, const CheckContext& context, Scheme scheme, Month month) {
  return std::ranges::any_of(promised_to(subject, context), [&](const Arrears& arrears) {
    return arrears.scheme == scheme && arrears.first <= month &&
           month < arrears.first + std::chrono::months{arrears.months};
  });
}

struct Shortfall {
  std::vector<Month> not_paid, of_unknown_amount, too_small, late;
  Fen owed_for_not_paid, owed_for_too_small;
};

/// Nothing of the month was paid in time. A supplement that came later makes nothing late.
bool is_late(const std::vector<const Payment*>& payments, Day in_time) {
  return std::all_of(payments.begin(), payments.end(),
                     [in_time](const Payment* payment) { return payment->paid_on > in_time; });
}

Shortfall shortfall_of(const Subject& subject, const CheckContext& context, const Enrolment& entry,
                       Payments paid, const DueMonths& due) {
  Shortfall result;
  std::map<Month, std::vector<const Payment*>> months;
  for (const Payment* payment : paid) months[payment->month].push_back(payment);
  const RegionCode county = entry.region.county;
  const auto switches = switches_of(subject.facts(), entry.scheme);
  // Back pay for a suspension is on no list yet when the benefit was resumed later than this.
  const bool still_suspended = suspended_on(switches, last_day(due.last));
  for (Month month = due.first; month <= due.last; month += std::chrono::months{1}) {
    const bool suspended = suspended_on(switches, last_day(month));
    if ((suspended && still_suspended) || absent_in(subject.facts(), month)) continue;
    const auto* const least = entry.scheme == Scheme::resident_pension
                                  ? policy::in_force(context.policy.basic_pension, first_day(month), county)
                                  : nullptr;
    const auto found = months.find(month);
    if (found == months.end()) {
      if (drew_excluding_scheme(subject, context, entry.scheme, month)) continue;
      if (!lists_have_come(subject, context.listed, entry.scheme, month)) continue;
      if (is_promised(subject, context, entry.scheme, month)) continue;
      (least != nullptr ? result.not_paid : result.of_unknown_amount).push_back(month);
      if (least != nullptr) result.owed_for_not_paid += least->value;
      continue;
    }
    Fen sum;
    for (const Payment* payment : found->second) sum += payment->amount;
    if (least != nullptr && sum < least->value &&
        !drew_excluding_scheme(subject, context, entry.scheme, month)) {
      result.too_small.push_back(month);
      result.owed_for_too_small += least->value - sum;
    }
    // Nobody is late who waited for the person, or for the formalities.
    const auto* const days = policy::in_force(context.policy.late_payment_days, first_day(month), county);
    if (days != nullptr && !suspended &&
        is_late(found->second, std::max(last_day(month), entry.formalities_on.value_or(last_day(month))) +
                                   std::chrono::days{days->value}))
      result.late.push_back(month);
  }
  return result;
}

void add_months(Finding& finding, std::string_view code, const std::vector<Month>& months, Fen amount) {
  if (months.empty()) return;
  add_reason(finding, code,
             {{"months", static_cast<std::int64_t>(months.size())},
              {"first_month", months.front()},
              {"last_month", months.back()},
              {"amount", amount}});
}

/// The first month of benefit by any entry of the scheme, for whoever moved has one in each county; or the
/// month from which P4 says that it is due, where that is earlier.
std::optional<Month> began_in(const Subject& subject, const CheckContext& context, Scheme scheme) {
  std::optional<Month> began;
  for (const Enrolment& entry : subject.facts().enrolments)
    if (entry.scheme == scheme && entry.benefit_from)
      began = began ? std::min(*began, *entry.benefit_from) : *entry.benefit_from;
  if (began && scheme == Scheme::resident_pension)
    if (const auto due = first_month_due(subject, context)) began = std::min(*began, due->month);
  return began;
}

/// The first day on which the person was in the scheme by any entry; nullopt where one does not say.
std::optional<Day> enrolled_on(const Subject& subject, Scheme scheme) {
  std::optional<Day> first;
  for (const Enrolment& entry : subject.facts().enrolments) {
    if (entry.scheme != scheme) continue;
    if (!entry.enrolled_on) return std::nullopt;
    first = first ? std::min(*first, *entry.enrolled_on) : *entry.enrolled_on;
  }
  return first;
}

void find_before_it_began(const Subject& subject, const CheckContext& context, Scheme scheme, Payments paid,
                          Finding& finding) {
  if (paid.empty()) return;
  // Where the roll does not say since when the benefit is due: not before the person joined.
  const auto stated = began_in(subject, context, scheme);
  auto joined = stated ? std::nullopt : enrolled_on(subject, scheme);
  if (joined && *joined > context.as_of) joined.reset();  // a slip in the roll
  const auto began = joined ? std::optional(month_of(*joined)) : stated;
  const auto month_of_death = subject.month_of_death();
  std::vector<const Payment*> early;
  for (const Payment* payment : paid)
    if (began && payment->month < *began && (!month_of_death || payment->month <= *month_of_death))
      early.push_back(payment);
  const auto months = paid_months(early);
  if (!months) return;
  if (joined)
    add_reason(finding, before_enrolment,
               {{"months", months->months}, {"enrolled_on", *joined}, {"amount", months->amount}});
  else
    add_reason(finding, before_it_began,
               {{"months", months->months}, {"benefit_from", *began}, {"amount", months->amount}});
  finding.sums.lost = months->amount;
  cite(finding, early);
}

void find_in(const Subject& subject, const CheckContext& context, Scheme scheme,
             std::vector<Finding>& findings) {
  const Enrolment* const entry = subject.enrolment(scheme);
  if (entry == nullptr) return;
  const Payments paid = subject.payments(scheme);
  Finding finding = new_finding(subject, "Q4", std::string(to_string(scheme)));
  if (const auto due = due_months(subject, context, *entry, paid)) {
    const Shortfall missing = shortfall_of(subject, context, *entry, paid, *due);
    add_months(finding, months_not_paid, missing.not_paid, missing.owed_for_not_paid);
    add_months(finding, months_of_unknown_amount, missing.of_unknown_amount, {});
    add_months(finding, too_little, missing.too_small, missing.owed_for_too_small);
    add_months(finding, paid_late, missing.late, {});
    finding.sums.owed = missing.owed_for_not_paid + missing.owed_for_too_small;
    for (const Payment* payment : paid)
      if (std::ranges::count(missing.too_small, payment->month) +
              std::ranges::count(missing.late, payment->month) >
          0)
        cite(finding, payment->source);
  }
  find_before_it_began(subject, context, scheme, paid, finding);
  if (finding.reasons.empty()) return;
  if (finding.sums.owed > Fen{}) add_reason(finding, pay_what_is_due, {{"owed", finding.sums.owed}});
  cite(finding, entry->source);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  for (const Scheme scheme : schemes) find_in(subject, context, scheme, findings);
}

}  // namespace

constinit const Check q4_not_paid{
    .code = "Q4",
    .provision = q4,
    .finds =
        "A month of benefit that was not paid, was paid late, or came to less than the basic pension; and a "
        "month paid before the benefit began or, where the roll does not say when, before the person joined.",
    .reads =
        "The roll, payments of all schemes, recorded deaths, strong traces of life, suspensions and "
        "resumptions, also suspensions that officers have lifted here, back pay that cases have promised, "
        "absences, the registry of the poor; the policy's basic pension, the days after which a payment is late, and the schemes that exclude each "
        "other.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Owed: for each month that was not paid the basic pension in force (of the employee pension the "
        "amount is not known), and what is missing from a month that was paid too little; nothing for a "
        "month in which the person drew a benefit that excludes this one (S2). Lost: what was paid for "
        "months before the benefit began by every entry of the roll and, where P4 says from when it is due, "
        "before that month too. Payments that were late count no sum; a month is late when nothing of it "
        "was paid in time.",
    .period = "the scheme (resident_pension)",
    .cannot_see =
        "Months before the first payment that we have been told of; whoever was never paid and has been a "
        "recipient for more than a year; the last three months, whose lists may "
        "be on the way; months after a recorded death, which D4 gives back, unless a suspension has been "
        "lifted "
        "since; months that a case has promised to pay; months of a suspension that "
        "goes on; months in which the person served a sentence or was missing; months for which no list of "
        "payments of the county has come (`feed list` names those between others), so that a month which "
        "nobody in a county was paid looks like a list that is missing. A list of which a part was left out "
        "looks like months not paid.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
