// P4 (provision P4): registered poor of 60 or more who are in no pension scheme. They need not pay anything
// in arrears: on their own application the benefit is paid from the month after the formalities. Found are
// those to be invited to apply (no sum: nothing is owed before the application), those whose first month was
// another than the one after the formalities, and those who had to pay in arrears.
#include "verify/identity/date.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/exclusive_schemes.hpp"
#include "verify/rules/joined_old_and_poor.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view registered_poor = "p4.registered_poor";
constexpr std::string_view lifted_out = "p4.lifted_out";
constexpr std::string_view not_on_roll = "p4.not_on_roll";
constexpr std::string_view perhaps_on_roll = "p4.perhaps_on_roll";
constexpr std::string_view invite = "p4.invite";
constexpr std::string_view formalities = "p4.formalities";
constexpr std::string_view began_late = "p4.began_late";
constexpr std::string_view began_early = "p4.began_early";
constexpr std::string_view paid_in_arrears = "p4.paid_in_arrears";
constexpr std::string_view refund = "p4.refund";
constexpr std::array reason_codes = {registered_poor, lifted_out, not_on_roll, perhaps_on_roll, invite,
                                     formalities,     began_late, began_early, paid_in_arrears, refund};
constexpr std::array needed = {Feed::roll};
constexpr std::array one_needed = {Feed::registry_registered_poor};

/// The age from which the resident pension is drawn, on a day in a county.
template <class When>
std::optional<int> pension_age(const policy::Policy& policy, const When& when, RegionCode county) {
  const auto* const age = policy::in_force(policy.pension_age_resident, when, county);
  return age == nullptr ? std::nullopt : std::optional(age->value);
}

/// The newest stay by which the person is registered poor on the day of the run, lifted out by the procedure
/// included; nullptr when there is none. One that lasts goes before one that has ended.
const RegistryPeriod* current_stay(const SubjectFacts& facts, const AsOf& as_of) {
  const Stays stays = registered_poor_on(facts, as_of);
  const auto lasting = std::find_if(stays.rbegin(), stays.rend(), [&as_of](const RegistryPeriod* stay) {
    return as_of.lies_in(stay->period);
  });
  if (lasting != stays.rend()) return *lasting;
  return stays.empty() ? nullptr : stays.back();
}

bool is_pension(Scheme scheme) {
  return std::find(std::begin(schemes), std::end(schemes), scheme) != std::end(schemes);
}

/// Medical insurance and the like, in which nearly everybody is, are no pension.
bool in_a_pension_scheme(const SubjectFacts& facts) {
  return std::any_of(facts.enrolments.begin(), facts.enrolments.end(),
                     [](const Enrolment& entry) { return is_pension(entry.scheme); }) ||
         std::any_of(facts.payments.begin(), facts.payments.end(),
                     [](const Payment& payment) { return is_pension(payment.scheme); });
}

void find_never_joined(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const SubjectFacts& facts = subject.facts();
  const RegistryPeriod* const stay = current_stay(facts, context.as_of);
  if (stay == nullptr || in_a_pension_scheme(facts) || subject.death_stands() ||
      policy::provision_in_force(context.policy, "P4", context.as_of, stay->region.county) == nullptr)
    return;
  const int age = context.as_of.age_of(subject.id().birth_date());
  const auto from_age = pension_age(context.policy, context.as_of, stay->region.county);
  if (!from_age || age < *from_age) return;
  std::vector<const Linked<Enrolment>*> possible;
  for (const Linked<Enrolment>& linked : facts.linked_enrolments) {
    if (verdict_of(linked.match.probability) == Verdict::link)
      return;  // on the roll under another number: C1
    if (verdict_of(linked.match.probability) == Verdict::look) possible.push_back(&linked);
  }

  Finding finding = new_finding(subject, "P4", "registered_poor");
  add_reason(finding, registered_poor, {{"valid_from", stay->period.from}, {"age", age}});
  if (!context.as_of.lies_in(stay->period)) add_reason(finding, lifted_out, {{"valid_to", *stay->period.to}});
  cite(finding, stay->source);
  if (possible.empty()) add_reason(finding, not_on_roll);
  for (const Linked<Enrolment>* linked : possible) {
    add_reason(finding, perhaps_on_roll, {{"percent", percent(linked->match)}});
    add_comparisons(finding, linked->match, particulars(linked->row), particulars(*stay));
    cite(finding, linked->row.source);
  }
  add_reason(finding, invite);
  findings.push_back(std::move(finding));
}

/// What is missing of the least that was due for the months from `first` to the one before `end`, by the
/// basic pension in force; nullopt: nothing. A month in which the person drew what excludes this benefit is
/// not due.
std::optional<Fen> missing_between(const Subject& subject, const CheckContext& context, RegionCode county,
                                   Month first, Month end) {
  const Payments payments = subject.payments(Scheme::resident_pension);
  std::optional<Fen> missing;
  for (Month month = first; month < end; month += std::chrono::months{1}) {
    if (drew_excluding_scheme(subject, context, Scheme::resident_pension, month)) continue;
    Fen paid;
    for (const Payment* payment : payments)
      if (payment->month == month) paid += payment->amount;
    const auto* const pension = policy::in_force(context.policy.basic_pension, first_day(month), county);
    const Fen least = pension == nullptr ? Fen{} : pension->value;
    if (paid == Fen{} || paid < least) missing = missing.value_or(Fen{}) + (least - paid);
  }
  return missing;
}

/// The month of death is the last one that is due, that of the run the last one that can be missing.
void find_late(const Subject& subject, const CheckContext& context, const Enrolment& entry, Month due,
               const RegistryPeriod& stay, std::vector<Finding>& findings) {
  const Month last =
      std::min(context.as_of.month(), subject.month_of_death().value_or(context.as_of.month()));
  const auto missing = missing_between(subject, context, entry.region.county, due,
                                       std::min(*entry.benefit_from, last + std::chrono::months{1}));
  if (!missing) return;
  Finding finding = new_finding(subject, "P4", "first_month");
  finding.sums.owed = *missing;
  add_reason(finding, formalities, {{"formalities_on", *entry.formalities_on}, {"month", due}});
  add_reason(finding, began_late, {{"benefit_from", *entry.benefit_from}, {"owed", finding.sums.owed}});
  cite(finding, entry.source);
  cite(finding, stay.source);
  findings.push_back(std::move(finding));
}

/// Only where the roll says that the person joined late: of somebody insured for years the benefit may have
/// been due before the formalities. Of the dead nothing is asked here (D3).
void find_early(const Subject& subject, const Enrolment& entry, Month due, const RegistryPeriod& stay,
                std::vector<Finding>& findings) {
  if (!entry.enrolled_on || subject.death_stands()) return;
  Finding finding = new_finding(subject, "P4", "first_month");
  cite(finding, entry.source);
  cite(finding, stay.source);
  for (const Payment* payment : subject.payments(Scheme::resident_pension))
    if (payment->month < due) {
      finding.sums.lost += payment->amount;
      cite(finding, payment->source);
    }
  add_reason(finding, formalities, {{"formalities_on", *entry.formalities_on}, {"month", due}});
  add_reason(finding, began_early, {{"benefit_from", *entry.benefit_from}, {"amount", finding.sums.lost}});
  findings.push_back(std::move(finding));
}

void find_first_month(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const auto due = first_month_due(subject, context);
  if (!due) return;
  const Enrolment& entry = *subject.enrolment(Scheme::resident_pension);
  if (due->month < *entry.benefit_from) find_late(subject, context, entry, due->month, *due->stay, findings);
  if (*entry.benefit_from < due->month) find_early(subject, entry, due->month, *due->stay, findings);
}

void find_back_payment(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const Enrolment* const entry = subject.enrolment(Scheme::resident_pension);
  if (entry == nullptr) return;
  PeriodKeys keys;
  for (const Contribution* row : contributions_of(subject.facts(), Scheme::resident_pension, Payer::person)) {
    if (row->kind != ContributionKind::back_payment ||
        policy::provision_in_force(context.policy, "P4", row->paid_on, row->county) == nullptr)
      continue;
    const RegistryPeriod* const stay = joined_old_and_poor(subject, context, *entry, row->paid_on);
    if (stay == nullptr) continue;
    Finding finding = new_finding(
        subject, "P4", keys.next(fmt::format("back_payment:{}", identity::format_day(row->paid_on))));
    finding.sums.owed = row->amount;
    add_reason(finding, paid_in_arrears, {{"paid_on", row->paid_on}, {"amount", row->amount}});
    add_reason(finding, refund, {{"owed", row->amount}});
    cite(finding, row->source);
    cite(finding, stay->source);
    findings.push_back(std::move(finding));
  }
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().registry_periods.empty()) return;
  find_never_joined(subject, context, findings);
  find_first_month(subject, context, findings);
  find_back_payment(subject, context, findings);
}

}  // namespace

constinit const Check p4_never_joined{
    .code = "P4",
    .provision = p4,
    .finds =
        "A registered poor person of 60 or more, lifted out by the procedure or not, who is in no pension "
        "scheme, to be invited to apply; one whose benefit began in another month than the one after the "
        "formalities; one who had to pay in arrears.",
    .reads =
        "The registry of the poor on the day of the run; the roll, payments and death records under the same "
        "number; entries of the roll under other numbers that record matching has found to be perhaps the "
        "same person's (docs/matching.md): a link ends this check (see C1), a doubtful one is shown.",
    .needs = {.all = needed, .any = one_needed},
    .money =
        "Before the person applies nothing is owed. Owed: the basic pension of the months by which the "
        "benefit began too late, as far as they are over, less what was paid for them, and what was paid in "
        "arrears; nothing for a month in which a benefit was drawn that excludes this one (S2). Lost: what "
        "was paid for months before it was due.",
    .period =
        "registered_poor; first_month; or back_payment with the day (back_payment:2018-05-02), a further one "
        "of that day numbered (back_payment:2018-05-02:2)",
    .cannot_see =
        "Who is insured in a place whose roll has not been delivered. A benefit that began too early where "
        "the roll does not say since when the person is insured.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules
