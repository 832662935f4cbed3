#include "verify/report/letter/told_reasons.hpp"

#include "verify/report/messages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace benefit::report {
namespace {

using Letters = std::uint16_t;

constexpr Letters notice = 1U << 0U;
constexpr Letters reminder = 1U << 1U;
constexpr Letters repair = 1U << 2U;
constexpr Letters entitlement = 1U << 3U;
// Letters of a decision, by what was decided.
constexpr Letters suspension = 1U << 4U;  ///< nothing is, but a suspension begins, ends or will not come
constexpr Letters in_favour = 1U << 5U;
constexpr Letters referred = 1U << 6U;
constexpr Letters agency_error = 1U << 7U;
constexpr Letters recipient_error = 1U << 8U;
constexpr Letters reported_late = 1U << 9U;
constexpr Letters entitled = 1U << 10U;

constexpr Letters after_death = recipient_error | reported_late;
constexpr Letters decisions = in_favour | referred | agency_error | after_death | entitled;
/// Which deaths are on record, and that the person was seen: also for somebody who is held to be alive.
constexpr Letters records = notice | suspension | repair | entitlement | decisions;
constexpr Letters findings = entitlement | decisions;

struct Told {
  std::string_view code;
  Letters in;
};

/// In order of code. That nothing stops before somebody has decided is no news once somebody has, and what
/// was paid after a death is none for somebody who lives.
constexpr Told told[] = {
    {"d1.death_recorded", records},
    {"d1.no_sign_of_life", notice},
    {"d1.paid_after_death", notice | referred | agency_error | after_death},
    {"d1.sign_of_life", notice | referred},
    {"d1.still_flowing", notice},
    {"d3.account_balance", after_death},
    {"d3.balance_unknown", after_death},
    {"d3.death_recorded", after_death},
    {"d3.funeral_grant", after_death},
    {"d3.month_of_death_is_due", after_death},
    {"d3.overpaid", after_death},
    {"d3.recovery_order", after_death},
    {"d3.rest_is_due", after_death},
    {"d4.death_recorded", records},
    {"d4.payments_stopped", agency_error | entitled | entitlement},
    {"d4.seen_alive", records},
    {"d5.before_birth", records},
    {"d5.in_the_future", records},
    {"d5.later_day_counts", notice | decisions},
    {"d5.recorded", records},
    {"d5.two_days", notice | decisions},
    {"f5.not_assessable", reminder | decisions},
    {"l1.last_by_hand", reminder | decisions},
    {"l1.last_photo", reminder | decisions},
    {"l1.last_seen", reminder | decisions},
    {"l1.since_benefit_began", reminder | decisions},
    {"l1.since_first_payment", reminder | decisions},
    {"l1.was_due", reminder | decisions},
    {"m1.due", findings},
    {"m1.group", findings},
    {"m1.left_by_procedure", findings},
    {"m1.paid_by_government", findings},
    {"m1.paid_by_person", findings},
    {"m1.too_little", findings},
    {"m1.too_much", findings},
    {"m2.employer_pays", findings},
    {"m2.worker_paid", findings},
    {"m3.paid_beside", findings},
    {"m3.paid_twice", findings},
    {"m3.payment", findings},
    {"p1.insured", findings},
    {"p1.nothing_paid", findings},
    {"p1.paid_too_little", findings},
    {"p1.pay_now", findings},
    {"p1.poor_in_year", findings},
    {"p1.to_be_booked", findings},
    {"p3.charged_lowest_tier", findings},
    {"p3.charged_more", findings},
    {"p3.poor_in_year", findings},
    {"p3.refused", findings},
    {"p3.tier_is_kept", findings},
    {"p4.began_early", findings},
    {"p4.began_late", findings},
    {"p4.formalities", findings},
    {"p4.lifted_out", findings},
    {"p4.not_on_roll", findings},
    {"p4.paid_in_arrears", findings},
    {"p4.refund", findings},
    {"p4.registered_poor", findings},
    {"p5.first_payment", findings},
    {"p5.further_payment", findings},
    {"p5.paid_more_than_once", findings},
    {"p6.former_stay", findings},
    {"p6.never_registered", findings},
    {"p6.paid_without_status", findings},
    {"p7.decided", findings},
    {"p7.line_of_policy", findings},
    {"p7.no_line", findings},
    {"p7.with_pension", findings},
    {"p7.without_pension", findings},
    {"q4.before_enrolment", findings},
    {"q4.before_it_began", findings},
    {"q4.months_not_paid", findings},
    {"q4.months_of_unknown_amount", findings},
    {"q4.paid_late", findings},
    {"q4.pay_what_is_due", findings},
    {"q4.too_little", findings},
    {"s1.counted_after_death", findings},
    {"s1.drawn_twice", findings},
    {"s1.still_flowing", findings},
    {"s1.two_accounts", findings},
    {"s1.two_counties", findings},
    {"s1.two_number_forms", findings},
    {"s2.both_drawn", findings},
    {"s2.exclude_each_other", findings},
    {"s2.still_flowing", findings},
    {"t1.deposit_taken", findings},
    {"t1.refund_due", findings},
    {"t1.registered_poor", findings},
    {"t1.some_returned", findings},
    {"u1.drawn_in", findings},
    {"u1.employed", findings},
    {"u1.employer_paid", findings},
    {"u1.two_places", findings},
    {"u2.beyond_what_was_paid", findings},
    {"u2.both_at_once", findings},
    {"u2.drew_benefit", findings},
    {"u2.less_than_was_paid", findings},
    {"u2.not_given", findings},
    {"x1.ended", findings},
    {"x1.paid_meanwhile", findings},
    {"x1.seen_meanwhile", findings},
    {"x1.serving_a_sentence", findings},
    {"x1.settled_abroad", findings},
};
static_assert(std::ranges::is_sorted(told, {}, &Told::code));

/// In order. What was worked out from a value of the policy that another reason of the finding cites.
constexpr auto worked_out = std::to_array<std::string_view>({
    "d3.recovery_order",
    "d3.rest_is_due",
    "m1.too_little",
    "m1.too_much",
    "p1.pay_now",
    "p7.with_pension",
    "p7.without_pension",
});
static_assert(std::ranges::is_sorted(worked_out));

/// What leaves the settlement after a death open.
constexpr auto not_known = std::to_array<std::string_view>(
    {"d3.balance_unknown", "d3.grant_not_looked_at", "d3.grant_not_set", "d3.nothing_known_to_set_off"});

Letters letter_of(const LetterMatter& matter) {
  switch (matter.kind) {
    case LetterKind::notice:
      return notice;
    case LetterKind::reminder:
      return reminder;
    case LetterKind::repair:
      return repair;
    case LetterKind::entitlement:
      return entitlement;
    case LetterKind::correction:
    case LetterKind::retraction:
      return 0;
    case LetterKind::decision:
      break;
  }
  if (!matter.decided) return suspension;
  switch (*matter.decided) {
    case Outcome::fraud_suspected:
      return referred;
    case Outcome::agency_error:
      return agency_error;
    case Outcome::recipient_error:
      return recipient_error;
    case Outcome::death_reported_late:
      return reported_late;
    case Outcome::entitled:
      return entitled;
    case Outcome::registry_wrong:
    case Outcome::not_the_same_person:
    case Outcome::cannot_be_decided:
    case Outcome::in_order:
      break;
  }
  return in_favour;
}

/// nullptr: as "basis". Empty: the value is told in no letter.
const std::string* basis_in_letters(const Reason& reason) {
  for (const auto& [name, value] : reason.values)
    if (name == "basis_in_letters") return std::get_if<std::string>(&value);
  return nullptr;
}

bool is_kept_back(const Reason& reason) {
  const std::string* const basis = basis_in_letters(reason);
  return basis != nullptr && basis->empty();
}

/// With the basis that letters cite, and in words for the person.
Reason for_the_person(Reason reason) {
  if (const std::string* const basis = basis_in_letters(reason))
    for (auto& [name, value] : reason.values)
      if (name == "basis") value = *basis;
  if (std::string own = "letter." + reason.code; find_message(own) != nullptr) reason.code = std::move(own);
  return reason;
}

}  // namespace

bool speaks_of(const LetterMatter& matter, std::string_view check) {
  const Letters letter = letter_of(matter);
  if (check == "D3") return (letter & after_death) != 0;
  return letter != suspension || check.starts_with('D');
}

bool is_told(std::string_view reason_code, const LetterMatter& matter) {
  const auto* const found = std::ranges::lower_bound(told, reason_code, {}, &Told::code);
  return found != std::end(told) && found->code == reason_code && (found->in & letter_of(matter)) != 0;
}

bool may_tell_sums(const Finding& finding) { return std::ranges::none_of(finding.reasons, is_kept_back); }

bool is_settlement_open(const Finding& finding) {
  return finding.key.check == "D3" &&
         (!may_tell_sums(finding) || std::ranges::any_of(finding.reasons, [](const Reason& reason) {
           return std::ranges::find(not_known, reason.code) != not_known.end();
         }));
}

std::vector<Reason> told_reasons(const Finding& finding, const LetterMatter& matter) {
  const bool leaves_results_out = !may_tell_sums(finding) || is_settlement_open(finding);
  std::vector<Reason> reasons;
  for (const Reason& reason : finding.reasons) {
    if (!is_told(reason.code, matter) || is_kept_back(reason)) continue;
    if (leaves_results_out && std::ranges::binary_search(worked_out, reason.code)) continue;
    reasons.push_back(for_the_person(reason));
  }
  return reasons;
}

}  // namespace benefit::report
