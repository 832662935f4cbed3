// P4 (provision P4): registered poor of 60 or more who are in no pension scheme. They need not pay anything
// in arrears: on their own application the benefit is paid from the month after the formalities. To be
// invited to apply. No sum: nothing is owed before the application.
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>

namespace benefit::rules {
namespace {

constexpr std::string_view registered_poor = "p4.registered_poor";
constexpr std::string_view not_on_roll = "p4.not_on_roll";
constexpr std::string_view perhaps_on_roll = "p4.perhaps_on_roll";
constexpr std::string_view invite = "p4.invite";
constexpr std::array reason_codes = {registered_poor, not_on_roll, perhaps_on_roll, invite};

constexpr int pension_age = 60;

/// The newest stay that lasts on the day of the run; nullptr when there is none.
const RegistryPeriod* current_stay(const SubjectFacts& facts, Day as_of) {
  const RegistryPeriod* newest = nullptr;
  for (const RegistryPeriod& period : facts.registry_periods)
    if (period.registry == Registry::registered_poor && period.period.contains(as_of)) newest = &period;
  return newest;
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const SubjectFacts& facts = subject.facts();
  const RegistryPeriod* const stay = current_stay(facts, context.as_of);
  if (stay == nullptr || !facts.enrolments.empty() || !facts.payments.empty() || subject.death_stands())
    return;
  const int age = age_on(context.as_of, subject.id().birth_date());
  if (age < pension_age) return;
  std::vector<const Linked<Enrolment>*> possible;
  for (const Linked<Enrolment>& linked : facts.linked_enrolments) {
    if (verdict_of(linked.match.probability) == Verdict::link)
      return;  // on the roll under another number: C1
    if (verdict_of(linked.match.probability) == Verdict::look) possible.push_back(&linked);
  }

  Finding finding = new_finding(subject, "P4", "registered_poor");
  add_reason(finding, registered_poor, {{"valid_from", stay->period.from}, {"age", age}});
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

}  // namespace

constinit const Check p4_never_joined{
    .code = "P4",
    .provision = p4,
    .finds = "A registered poor person of 60 or more who is in no pension scheme: to be invited to apply.",
    .reads =
        "The registry of the poor on the day of the run; the roll, payments and death records under the same "
        "number; "
        "entries of the roll under other numbers that record matching has found to be perhaps the same "
        "person's "
        "(docs/matching.md): a link ends this check (see C1), a doubtful one is shown.",
    .money = "None: nothing is owed before the person applies, and no back payment is asked.",
    .period = "registered_poor",
    .cannot_see = "Who is insured in a place whose roll has not been delivered.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules
